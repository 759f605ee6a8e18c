package io.vivenuoperator.crd.v1alpha1.export;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The statements that an export's status makes. */
public enum ExportConditionType {
    /** The spreadsheet is kept up to date: what the others say together. */
    @JsonProperty("Ready")
    READY("Ready"),
    /** Runs are made as the spec says. */
    @JsonProperty("Scheduled")
    SCHEDULED("Scheduled"),
    /** The last run ended well, and was one of this spec. */
    @JsonProperty("Exported")
    EXPORTED("Exported");

    private final String wireName;

    ExportConditionType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}
