package io.vivenuoperator.platform.config.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Levels that change while a program runs. */
class LogLevelFileTest {
    private static final Logger OURS = LoggerFactory.getLogger("io.vivenuoperator.of.this.test");
    private static final Logger LIBRARY = LoggerFactory.getLogger("org.postgresql.of.this.test");

    @TempDir
    Path folder;

    private Path file;
    private LogLevelFile levels;

    @BeforeEach
    void follow() {
        file = folder.resolve("levels");
        levels = LogLevelFile.follow(file, Duration.ofMillis(20)).orElseThrow();
    }

    @AfterEach
    void close() {
        levels.close();
    }

    private void write(String lines) throws IOException {
        Files.writeString(file, lines);
    }

    @Test
    void aLineMakesALoggerSayMoreAndItsEndMakesItStop() throws IOException {
        // given
        boolean before = OURS.isTraceEnabled();

        // when
        write("# for a while\nio.vivenuoperator.of=TRACE\n");

        // then
        await().until(OURS::isTraceEnabled);
        assertThat(before).isFalse();

        // when
        Files.delete(file);

        // then
        await().until(() -> !OURS.isTraceEnabled());
    }

    @Test
    void whatLibrariesSayCanNotBeRaisedBecauseItMayRepeatWhatSomebodySent() throws IOException {
        // when
        write("root=TRACE\norg.postgresql=TRACE\nio.vivenuoperatorx=TRACE\nio.vivenuoperator.of=TRACE\n");

        // then
        await().until(OURS::isTraceEnabled);
        assertThat(LIBRARY.isTraceEnabled()).isFalse();
    }

    @Test
    void aLineThatIsWrongIsNamedAndTheOthersCount() throws IOException {
        try (var logged = new CapturedLog()) {
            // when
            write("io.vivenuoperator.of=LOUD\nio.vivenuoperator.of.this=TRACE\nnonsense");

            // then
            await().until(OURS::isTraceEnabled);
            await().until(() -> logged.text().contains("Log levels set"));
            assertThat(logged.text())
                    .contains("line 1: the level must be TRACE, DEBUG, INFO, WARN or ERROR")
                    .contains("line 3: must begin with access=");
        }
    }
}
