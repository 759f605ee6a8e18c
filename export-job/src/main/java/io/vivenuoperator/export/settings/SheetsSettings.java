package io.vivenuoperator.export.settings;

import io.vivenuoperator.platform.database.DatabaseUrl;
import java.time.Duration;

/**
 * Everything that an export to Google Sheets needs to know, but who we are.
 *
 * @param databasePatience how long to wait for a database that is away
 */
public record SheetsSettings(ExportSpec spec, DatabaseUrl database, Duration databasePatience, GoogleAccess google) {
    /** Without the database's URL, which contains the password. */
    @Override
    public String toString() {
        return "SheetsSettings[" + spec + ", " + google + "]";
    }
}
