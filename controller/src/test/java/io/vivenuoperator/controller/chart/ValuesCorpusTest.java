package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of values that are wrong, each with the key that is at fault in its first line; and of values that are right. */
class ValuesCorpusTest {
    private static final Path VALUES = Path.of("src", "test", "resources", "values");
    private static final Path LEAST = VALUES.resolve("least.yaml");
    private static final int PROMISED = 60;

    static List<Path> refused() throws IOException {
        return files("refused");
    }

    static List<Path> taken() throws IOException {
        return files("taken");
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(VALUES.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource
    void refused(Path file) throws IOException {
        // given
        var key = Files.readAllLines(file).getFirst().substring("# ".length());

        // then
        assertThatThrownBy(() -> RenderedChart.of(List.of(LEAST, file)))
                .extracting(Throwable::getMessage)
                .matches(message -> names(message, key), "names " + key);
    }

    @ParameterizedTest
    @MethodSource
    void taken(Path file) {
        assertThat(RenderedChart.of(List.of(LEAST, file)).objects()).isNotEmpty();
    }

    @Test
    void thereAreAsManyAsPromised() throws IOException {
        assertThat(refused()).hasSizeGreaterThanOrEqualTo(PROMISED);
    }

    /** The schema's messages have paths with slashes, and a key that is unknown or missing apart from its parent. */
    private static boolean names(String message, String key) {
        var path = "/" + key.replace('.', '/');
        var parent = path.substring(0, path.lastIndexOf('/'));
        var last = path.substring(path.lastIndexOf('/') + 1);
        return message.contains(key)
                || message.contains("'" + path + "'")
                || (message.contains("'" + parent + "'") && message.contains("'" + last + "'"));
    }
}
