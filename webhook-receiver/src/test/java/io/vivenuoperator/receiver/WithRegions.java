package io.vivenuoperator.receiver;

import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A receiver's surroundings: a database with the schema, and a regions file. */
abstract class WithRegions {
    static final String DACH = "/webhooks/dach";

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    Path regions;

    @BeforeEach
    void regions() throws IOException {
        regions = RunningReceiver.write(directory.resolve("regions.json"), RunningReceiver.REGIONS);
    }
}
