package io.vivenuoperator.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests await a condition: a sleep is too long on a quick machine and too short on a busy one. */
class TestMannersTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("repository"));
    // In two parts, so that this file does not find itself.
    private static final Pattern SLEEP =
            Pattern.compile("\\b(Thread|TimeUnit\\.[A-Z]+|SECONDS|MILLISECONDS)\\s*\\.\\s*sl" + "eep\\(");

    private static boolean sleeps(String source) {
        return SLEEP.matcher(source).find();
    }

    @Test
    void noTestSleeps() {
        assertThat(tests())
                .allSatisfy(file -> assertThat(sleeps(Files.readString(file)))
                        .as("%s sleeps: await a condition instead", REPOSITORY.relativize(file))
                        .isFalse());
    }

    @Test
    void aPlantedSleepIsFound() {
        assertThat(sleeps("        Thread.sl" + "eep(50);")).isTrue();
        assertThat(sleeps("        TimeUnit.SECONDS.sl" + "eep(1);")).isTrue();
        assertThat(sleeps("        await().until(done);")).isFalse();
    }

    private static List<Path> tests() {
        try (var files = Files.walk(REPOSITORY)) {
            var tests = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/test/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            assertThat(tests).hasSizeGreaterThan(100);
            return tests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
