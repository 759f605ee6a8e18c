package io.vivenuoperator.salesapi;

import io.vivenuoperator.salesapi.browser.Browsing;
import io.vivenuoperator.salesapi.browser.NeedsChromium;
import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page over a {@link Season} of 48 events, in a browser; one season for all tests of a class that only look. After a test that
 * changes something, the next has another one.
 */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnASeason {
    static final int EVENTS = 48;

    @RegisterExtension
    final Browsing browser = new Browsing();

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
        Season.fill(db, EVENTS, 24);
        // All visitors come with one key.
        api = new RunningApi(db.readerUrl(), folder, Map.of("REQUESTS_PER_KEY_PER_MINUTE", "100000")).ready();
        changed = false;
    }

    @BeforeEach
    void anotherOneAfterAChange() {
        if (changed) {
            close();
            open();
        }
    }

    /** The database, for a test that writes or takes it away. */
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

    @AfterEach
    void leave() {
        browser.leave();
    }

    @AfterAll
    void close() {
        api.close();
        db.close();
    }

    Visitor visitor(Browsing.Look look) {
        return new Visitor(browser.open(look), api);
    }

    /** At a desk. */
    Visitor visitor() {
        return visitor(Browsing.Look.DESK);
    }

    /** As the page writes a number. */
    static String written(long number) {
        return "%,d".formatted(number);
    }
}
