package io.vivenuoperator.store.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.store.news.ProductEventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTypeCatalogueTest {
    private static final Path FILES = Path.of("src/main/resources/io/vivenuoperator/store/catalogue");

    private final CatalogueJudge judge = new CatalogueJudge();

    static Stream<EventTypeEntry> entries() {
        return EventTypeCatalogue.read().stream();
    }

    @Test
    void hasAFileForEachTypeAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProductEventType.values())
                            .map(type -> type.word() + ".json")
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void eachIsWhole(EventTypeEntry entry) {
        assertThat(entry.name()).matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
        assertThat(entry.version()).isPositive();
        assertThat(entry.since()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(entry.description()).endsWith(".");
        assertThat(entry.schema().path("required")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void eachExampleIsWhatItsSchemaSays(EventTypeEntry entry) {
        judge.judge(entry.name(), entry.example().toString());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void noneWouldTakeAnEmptyPayload(EventTypeEntry entry) {
        assertThatThrownBy(() -> judge.judge(entry.name(), "{}")).isInstanceOf(AssertionError.class);
    }
}
