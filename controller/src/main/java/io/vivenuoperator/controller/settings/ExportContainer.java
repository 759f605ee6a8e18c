package io.vivenuoperator.controller.settings;

import java.util.Set;

/** What an export's pod has of its own; an installation may add to it, and replace nothing of it. */
public final class ExportContainer {
    public static final String NAME = "export";

    /** That the controller sets. */
    public static final Set<String> VARIABLES = Set.of("DATABASE_URL", "EXPORT_FILE", "GOOGLE_CREDENTIALS_FILE");

    public static final Set<String> VOLUMES = Set.of("google-key", "export-file", "tmp");

    private ExportContainer() {}
}
