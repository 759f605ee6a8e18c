package io.vivenuoperator.contracts.subscription;

/** Names of fields in the subscriptions file. */
final class FileFields {
    static final String REVISION = "revision";
    static final String SUBSCRIPTIONS = "subscriptions";
    static final String REPLAYS = "replays";
    static final String UID = "uid";
    static final String NAMESPACE = "namespace";
    static final String NAME = "name";
    static final String TYPES = "types";
    static final String REGIONS = "regions";
    static final String SOURCES = "sources";
    static final String MINIMUM_PERCENT = "minimumPercent";
    static final String SUSPEND = "suspend";
    static final String START_FROM = "startFrom";
    static final String DELIVER = "deliver";
    static final String SECRETS = "secrets";
    static final String POLICY = "policy";
    static final String ENABLE_AT = "enableAt";
    static final String TEST_AT = "testAt";
    static final String URL = "url";
    static final String FORMAT = "format";
    static final String INCLUDE_METADATA = "includeMetadata";
    static final String HEADERS = "headers";
    static final String CA = "ca";
    static final String CLIENT = "client";
    static final String CERTIFICATE = "certificate";
    static final String KEY = "key";
    static final String CARD_STYLE = "cardStyle";
    static final String ROUTING_KEY = "routingKey";
    static final String LABELS = "labels";
    static final String MAX_RETRIES = "maxRetries";
    static final String TIMEOUT_SECONDS = "timeoutSeconds";
    static final String MAX_IN_FLIGHT = "maxInFlight";
    static final String RATE_PER_SECOND = "ratePerSecond";
    static final String ORDER = "order";
    static final String DISABLE_AFTER_HOURS = "disableAfterHours";
    static final String DIGEST = "digest";
    static final String WINDOW_SECONDS = "windowSeconds";
    static final String MAXIMUM = "maximum";
    static final String SUBSCRIPTION = "subscription";
    static final String FROM = "from";
    static final String TO = "to";
    static final String ONLY = "only";
    static final String DRY_RUN = "dryRun";

    private FileFields() {}
}
