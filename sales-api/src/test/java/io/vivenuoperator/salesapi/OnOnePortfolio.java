package io.vivenuoperator.salesapi;

import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** As {@link OnAPortfolio}, for all tests of a class that only ask. After a test that changes something, the next has another one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnOnePortfolio {
    /** To be read; whoever writes says so by {@link #changing}. */
    TestDatabase db;

    RunningApi api;
    private Path folder;
    private boolean changed;

    @BeforeAll
    void open(@TempDir Path folder) {
        this.folder = folder;
        open();
    }

    private void open() {
        db = TestDatabase.migrated().start();
        Portfolio.fill(db);
        api = new RunningApi(db.readerUrl(), folder, settings()).ready();
        changed = false;
    }

    /** Of the program, beside the usual ones. */
    Map<String, String> settings() {
        return Map.of();
    }

    @BeforeEach
    void anotherOneAfterAChange() {
        if (changed) {
            close();
            open();
        }
    }

    /** The database, for a test that writes. */
    TestDatabase changing() {
        changed = true;
        return db;
    }

    /** The program, for a test that stops it. */
    RunningApi stopping() {
        changed = true;
        return api;
    }

    /** The folder of the keys, for a test that changes them. */
    Path changingKeys() {
        changed = true;
        return folder;
    }

    @AfterAll
    void close() {
        api.close();
        db.close();
    }
}
