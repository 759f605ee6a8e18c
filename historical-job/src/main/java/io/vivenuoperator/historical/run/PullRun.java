package io.vivenuoperator.historical.run;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.directory.OutputDirectory;
import io.vivenuoperator.historical.files.OutputException;
import io.vivenuoperator.historical.files.OutputPlace;
import io.vivenuoperator.historical.files.PullDescription;
import io.vivenuoperator.historical.files.TicketFiles;
import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.plan.DoubtPolicy;
import io.vivenuoperator.historical.plan.ListedTickets;
import io.vivenuoperator.historical.plan.PurchaseOrder;
import io.vivenuoperator.historical.plan.SendPlan;
import io.vivenuoperator.historical.report.RunEnd;
import io.vivenuoperator.historical.s3.OutputBucket;
import io.vivenuoperator.historical.settings.JobSettings;
import io.vivenuoperator.historical.settings.OutputLocation;
import io.vivenuoperator.historical.settings.OutputSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes tickets into files. */
record PullRun(RunTools tools) {
    private static final int MARK = 5;

    RunEnd run(List<ReadEvent> events) throws IOException {
        JobSettings settings = tools.settings();
        OutputSettings output = settings.output().orElseThrow();
        var listed =
                ListedTickets.together(events.stream().map(ReadEvent::tickets).toList());
        List<ChosenTicket> wanted =
                PurchaseOrder.first(listed.chosen(), settings.choice().limit());
        var counts = SendPlan.of(listed, wanted, List.of(), settings.syncUid(), DoubtPolicy.HOLD)
                .counts();
        tools.board().planned(counts);
        try (OutputPlace place = place(output.location())) {
            int expired = place.removeExpired(tools.clock().instant());
            List<String> folders = new ArrayList<>();
            for (ReadEvent event : events) {
                Optional<String> folder = write(place, output, event, wanted);
                if (folder.isEmpty()) {
                    return RunEnd.stopped();
                }
                folders.add(folder.get());
            }
            return RunEnd.planned(
                    HistoricalReason.FILES_WRITTEN,
                    counts,
                    wanted.size() + " tickets are in " + String.join(", ", folders) + "." + said(expired));
        }
    }

    private static String said(int expired) {
        return expired == 0 ? "" : " Folders that had expired and were deleted: " + expired + ".";
    }

    private OutputPlace place(OutputLocation location) throws OutputException {
        return switch (location) {
            case OutputLocation.InDirectory(var path) -> new OutputDirectory(path);
            case OutputLocation.InBucket(var access) -> new OutputBucket(access, tools.rests(), tools.clock());
        };
    }

    private Optional<String> write(OutputPlace place, OutputSettings output, ReadEvent event, List<ChosenTicket> wanted)
            throws IOException {
        var pull = new PullDescription(
                tools.region(),
                event.id(),
                event.name(),
                tools.readAt(),
                output.kept().map(tools.readAt()::plus),
                tools.settings().choice());
        return new TicketFiles(place, output.form(), tools.spool(), tools.rests())
                .write(
                        pull,
                        folderName(tools.settings()),
                        wanted.stream()
                                .filter(ticket -> ticket.eventId().equals(event.id()))
                                .toList());
    }

    private static String folderName(JobSettings settings) {
        var uid = settings.syncUid();
        return "pull-" + uid.substring(0, Math.min(MARK, uid.length()));
    }
}
