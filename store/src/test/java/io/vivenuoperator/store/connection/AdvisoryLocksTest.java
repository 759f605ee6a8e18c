package io.vivenuoperator.store.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two purposes with one number wait for each other, for ever where one of them keeps its lock. */
class AdvisoryLocksTest {
    private static final Path SOURCES = Path.of("src", "main");
    private static final Path MIGRATIONS = SOURCES.resolve(Path.of("resources", "db", "migration"));
    private static final Pattern LOCK = Pattern.compile("_lock\\(1987473005, ([^)]+)\\)");

    @Test
    void eachNumberIsTakenForOnePurpose() throws IOException {
        // when
        Map<String, Set<Path>> purposes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> LOCK.matcher(text(file))
                            .results()
                            .forEach(found -> purposes.computeIfAbsent(found.group(1), _ -> new TreeSet<>())
                                    .add(file.startsWith(MIGRATIONS) ? MIGRATIONS : file)));
        }

        // then
        assertThat(purposes).containsKeys("1", "2", "7", "8", "9").allSatisfy((number, files) -> {
            assertThat(number).as("written out, or this test does not see it").matches("\\d+");
            assertThat(files).as(number).hasSize(1);
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("a source can't be read", e);
        }
    }
}
