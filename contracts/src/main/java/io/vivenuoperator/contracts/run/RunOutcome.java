package io.vivenuoperator.contracts.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** How a run of the poller ended. */
public enum RunOutcome {
    @JsonProperty("Complete")
    COMPLETE("Complete"),
    /** What was read is stored, and something is missing. */
    @JsonProperty("Partial")
    PARTIAL("Partial"),
    @JsonProperty("Failed")
    FAILED("Failed");

    private final String word;

    RunOutcome(String word) {
        this.word = word;
    }

    /** As it stands in reports, tables and statuses. */
    public String word() {
        return word;
    }

    /** Empty for a word of a version that knows more. */
    public static Optional<RunOutcome> of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word.equals(word))
                .findFirst();
    }
}
