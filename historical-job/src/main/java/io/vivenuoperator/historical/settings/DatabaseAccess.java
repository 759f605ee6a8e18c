package io.vivenuoperator.historical.settings;

import io.vivenuoperator.platform.database.DatabaseUrl;
import java.time.Duration;

/**
 * The database.
 *
 * @param patience how long to wait for one that is away
 */
public record DatabaseAccess(DatabaseUrl url, Duration patience) {}
