package io.vivenuoperator.controller.settings;

import java.util.Set;

/** What a historical sync's pod has of its own; an installation may add to it, and replace nothing of it. */
public final class HistoricalContainer {
    public static final String NAME = "historical";

    /** That the controller sets. */
    public static final Set<String> VARIABLES = Set.of(
            "DATABASE_URL",
            "VIVENU_BASE_URL",
            "VIVENU_API_KEY_FILE",
            "REQUESTS_PER_MINUTE",
            "REQUESTS_PER_HOUR",
            "ENVIRONMENT",
            "SYNC_UID",
            "MANAGEMENT_PORT",
            "FILTER_STATUSES",
            "FILTER_NAME_CONTAINS",
            "FILTER_CREATED_AFTER",
            "FILTER_CREATED_BEFORE",
            "FILTER_LIMIT",
            "REPLAY_URL",
            "REPLAY_TEST_URL",
            "SIGNING_KEY_FILE",
            "MIN_INTERVAL_MILLIS",
            "TIMEOUT_SECONDS",
            "IN_DOUBT",
            "OUTPUT_DIR",
            "OUTPUT_INDIVIDUAL",
            "OUTPUT_RETENTION_DAYS",
            "OUTPUT_REDACT",
            "OUTPUT_RECIPIENTS",
            "OUTPUT_S3_ENDPOINT",
            "OUTPUT_S3_BUCKET",
            "OUTPUT_S3_REGION",
            "OUTPUT_S3_PREFIX",
            "OUTPUT_S3_PATH_STYLE",
            "OUTPUT_S3_ACCESS_KEY_ID_FILE",
            "OUTPUT_S3_SECRET_ACCESS_KEY_FILE");

    public static final Set<String> VOLUMES =
            Set.of("api-key", "signing-key", "bucket-key-id", "bucket-key", "output", "tmp");

    private HistoricalContainer() {}
}
