package io.vivenuoperator.controller.region;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Flux, Helm and every other reader of kstatus makes of a custom resource: its generic rules, as sigs.k8s.io/cli-utils
 * (pkg/kstatus, README.md) publishes them for kinds that it does not know.
 */
enum KstatusVerdict {
    CURRENT,
    IN_PROGRESS,
    FAILED,
    TERMINATING;

    /** In the order of the rules: deletion, generation, Reconciling and Stalled, Ready; without any of these, Current. */
    static KstatusVerdict of(JsonNode resource) {
        var metadata = resource.path("metadata");
        var status = resource.path("status");
        if (metadata.hasNonNull("deletionTimestamp")) {
            return TERMINATING;
        }
        if (status.hasNonNull("observedGeneration")
                && status.path("observedGeneration").asLong()
                        != metadata.path("generation").asLong()) {
            return IN_PROGRESS;
        }
        return standard(status).or(() -> ready(status)).orElse(CURRENT);
    }

    private static Optional<KstatusVerdict> standard(JsonNode status) {
        return conditions(status)
                .filter(condition -> condition.path("status").asText().equals("True"))
                .flatMap(condition -> switch (condition.path("type").asText()) {
                    case "Reconciling" -> Stream.of(IN_PROGRESS);
                    case "Stalled" -> Stream.of(FAILED);
                    default -> Stream.<KstatusVerdict>empty();
                })
                .findFirst();
    }

    private static Optional<KstatusVerdict> ready(JsonNode status) {
        return conditions(status)
                .filter(condition -> condition.path("type").asText().equals("Ready"))
                .map(condition -> condition.path("status").asText().equals("True") ? CURRENT : IN_PROGRESS)
                .findFirst();
    }

    private static Stream<JsonNode> conditions(JsonNode status) {
        return status.path("conditions").valueStream();
    }
}
