package io.vivenuoperator.poller.settings;

import io.vivenuoperator.platform.database.DatabaseUrl;
import java.time.Duration;

/**
 * The database to use.
 *
 * @param patience how long to wait at the start for a database that is unreachable
 */
public record DatabaseSettings(DatabaseUrl url, Duration patience) {}
