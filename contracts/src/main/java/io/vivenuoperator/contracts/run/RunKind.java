package io.vivenuoperator.contracts.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** What a run of the poller reads. */
public enum RunKind {
    /** Changes since the last run. */
    @JsonProperty("Incremental")
    INCREMENTAL("Incremental", "incremental"),
    /** Everything, compared with the vendor's own totals. */
    @JsonProperty("Full")
    FULL("Full", "full");

    private final String word;
    private final String argument;

    RunKind(String word, String argument) {
        this.word = word;
        this.argument = argument;
    }

    /** The value in reports, tables and statuses. */
    public String word() {
        return word;
    }

    /** The poller's command-line argument, the end of its CronJob's name and the value of its label. */
    public String argument() {
        return argument;
    }

    /** Empty for a value that only a newer version knows. */
    public static Optional<RunKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
