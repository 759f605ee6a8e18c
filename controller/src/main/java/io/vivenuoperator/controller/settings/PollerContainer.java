package io.vivenuoperator.controller.settings;

import java.util.Set;

/** What a poll's pod has of its own; an installation may add to it, and replace nothing of it. */
public final class PollerContainer {
    public static final String NAME = "poller";

    /** That the controller sets. */
    public static final Set<String> VARIABLES = Set.of(
            "DATABASE_URL",
            "REGION",
            "VIVENU_BASE_URL",
            "VIVENU_API_KEY_FILE",
            "REQUESTS_PER_MINUTE",
            "REQUESTS_PER_HOUR",
            "DEADLINE_SECONDS",
            "COMPLETENESS_THRESHOLD_PERCENT",
            "WEBHOOK_TELLS_TICKETS",
            "REGION_CREATED",
            "DELIVERY_RETENTION_DAYS");

    public static final Set<String> VOLUMES = Set.of("api-key", "tmp");

    private PollerContainer() {}
}
