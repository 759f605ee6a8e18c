package io.vivenuoperator.crd.v1alpha1.export;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a run of an export ended. */
public enum ExportRunOutcome {
    /** The spreadsheet has what the database has. */
    @JsonProperty("Complete")
    COMPLETE,
    /** It may not. */
    @JsonProperty("Failed")
    FAILED
}
