package io.vivenuoperator.controller.poll;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.crd.v1alpha1.PollKind;
import io.vivenuoperator.crd.v1alpha1.PollOutcome;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a poller leaves as its termination message. It says more than the status keeps. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PollReport(
        @Nullable PollKind kind,
        @Nullable PollOutcome outcome,
        @Nullable String reason,
        @Nullable String startedAt,
        @Nullable String finishedAt,
        @Nullable Long events,
        @Nullable Long tickets,
        @Nullable Long requests,
        @Nullable Double completenessPercent,
        @Nullable String message,
        @Nullable String upkeep) {
    /** What the status takes of a text that the controller did not write. */
    private static final int LONGEST = 1024;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Empty when the text is not a report: the poller was killed before it could write one. */
    static Optional<PollStatus> parse(String terminationMessage) {
        try {
            var report = JSON.readValue(terminationMessage, PollReport.class);
            return report == null ? Optional.empty() : report.status();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Optional<PollStatus> status() {
        if (kind == null
                || outcome == null
                || startedAt == null
                || finishedAt == null
                || !isInstant(startedAt)
                || !isInstant(finishedAt)) {
            return Optional.empty();
        }
        return Optional.of(new PollStatus(
                kind,
                outcome,
                cut(reason, 64),
                startedAt,
                finishedAt,
                events,
                tickets,
                requests,
                completenessPercent,
                cut(fullMessage(), LONGEST)));
    }

    /** What else was refused stands in front: nobody reads it elsewhere. */
    private @Nullable String fullMessage() {
        if (upkeep == null || message == null || message.startsWith(upkeep)) {
            return message == null ? upkeep : message;
        }
        return upkeep + " " + message;
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    private static boolean isInstant(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
