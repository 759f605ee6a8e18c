package io.vivenuoperator.events;

import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The service, started once for all tests of a class, with nothing in the log before each. Numbers go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnAnEmptyLog {
    TestDatabase db;
    Path folder;
    RunningEvents events;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        db = TestDatabase.migrated().start();
        events = new RunningEvents(db.runtimeUrl(), folder, settings()).ready();
    }

    Map<String, String> settings() {
        return Map.of();
    }

    @BeforeEach
    void empty() {
        db.execute("TRUNCATE message, message_key");
    }

    @AfterAll
    void stop() {
        events.close();
        db.close();
    }
}
