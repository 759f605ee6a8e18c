package io.vivenuoperator.contracts.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** How a run of the poller ended. */
public enum RunOutcome {
    @JsonProperty("Complete")
    COMPLETE("Complete"),
    /** What was read is stored, but something is missing. */
    @JsonProperty("Partial")
    PARTIAL("Partial"),
    @JsonProperty("Failed")
    FAILED("Failed");

    private final String word;

    RunOutcome(String word) {
        this.word = word;
    }

    /** The value in reports, tables and statuses. */
    public String word() {
        return word;
    }

    /** Empty for a value that only a newer version knows. */
    public static Optional<RunOutcome> of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word.equals(word))
                .findFirst();
    }
}
