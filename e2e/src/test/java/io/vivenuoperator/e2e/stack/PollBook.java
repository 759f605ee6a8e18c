package io.vivenuoperator.e2e.stack;

import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.e2e.upgrade.Polls;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How all polls of an installation ended: by the database, and, for those that never got there, by their pods. */
final class PollBook {
    private PollBook() {}

    static Polls read(Stack stack) throws SQLException {
        var complete = 0L;
        var partial = new ArrayList<String>();
        var failed = new ArrayList<>(failedPods(stack));
        try (var connection = stack.database();
                var query = connection.prepareStatement(
                        "SELECT region, kind, coalesce(outcome, 'Unfinished') AS outcome, reason, message FROM poll_runs"
                                + " ORDER BY run_id");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var said = "%s %s: %s %s, %s"
                        .formatted(
                                rows.getString("region"),
                                rows.getString("kind"),
                                rows.getString("outcome"),
                                rows.getString("reason"),
                                rows.getString("message"));
                switch (rows.getString("outcome")) {
                    case "Complete" -> complete++;
                    case "Partial" -> partial.add(said);
                    default -> failed.add(said);
                }
            }
        }
        return new Polls(complete, partial, failed);
    }

    private static List<String> failedPods(Stack stack) {
        return Stream.of("vivenu-operator.io/poll", "vivenu-operator.io/region")
                .flatMap(label ->
                        stack
                                .client()
                                .pods()
                                .inNamespace(stack.namespace())
                                .withLabel(label)
                                .list()
                                .getItems()
                                .stream())
                .filter(pod -> "Failed".equals(pod.getStatus().getPhase()))
                .map(PollBook::ended)
                .distinct()
                .toList();
    }

    private static String ended(Pod pod) {
        var states = pod.getStatus().getContainerStatuses();
        return "pod %s: %s"
                .formatted(
                        pod.getMetadata().getName(),
                        states.isEmpty() || states.getFirst().getState().getTerminated() == null
                                ? pod.getStatus().getReason()
                                : states.getFirst().getState().getTerminated().getMessage());
    }
}
