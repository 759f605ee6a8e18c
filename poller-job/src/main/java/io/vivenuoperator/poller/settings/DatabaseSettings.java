package io.vivenuoperator.poller.settings;

import io.vivenuoperator.platform.database.DatabaseUrl;
import java.time.Duration;

/**
 * Where the database is.
 *
 * @param patience how long a database that is away is waited for at the start
 */
public record DatabaseSettings(DatabaseUrl url, Duration patience) {}
