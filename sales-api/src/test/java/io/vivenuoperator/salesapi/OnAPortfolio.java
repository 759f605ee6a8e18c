package io.vivenuoperator.salesapi;

import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The API on a database with the {@link Portfolio}. */
abstract class OnAPortfolio {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @TempDir
    Path folder;

    RunningApi api;

    @BeforeEach
    void start() {
        Portfolio.fill(db);
        api = new RunningApi(db.readerUrl(), folder, Map.of()).ready();
    }

    @AfterEach
    void stop() {
        api.close();
    }
}
