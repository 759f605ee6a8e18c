package io.vivenuoperator.poller.check;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.schema.SchemaCheck;
import io.vivenuoperator.store.schema.SchemaState;

/** Whether the database can be reached, has the schema, and lets our role read and write. */
final class StoreCheck {
    private final Database database;

    StoreCheck(Database database) {
        this.database = database;
    }

    Finding find() {
        try {
            SchemaState state = SchemaCheck.check(database);
            return state.fits()
                    ? new Finding.Passed(state.advice() + " Its role may read and write.")
                    : new Finding.Failed(state.advice());
        } catch (DatabaseException e) {
            return new Finding.Failed("The database at DATABASE_URL can't be used. " + e.getMessage());
        }
    }
}
