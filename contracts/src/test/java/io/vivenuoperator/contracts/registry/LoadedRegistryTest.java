package io.vivenuoperator.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.GoldenFile;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadedRegistryTest {
    private static final LoadedRegistry ANSWER =
            new LoadedRegistry(true, "1764172800000", 2, Optional.of(Instant.parse("2026-11-26T16:00:00.5Z")), true);

    @Test
    void writesTheGoldenAnswer() {
        GoldenFile.of("loaded-registry.json").matches(ANSWER.toJson());
    }

    @Test
    void readsTheGoldenAnswer() {
        assertThat(LoadedRegistry.parse(GoldenFile.of("loaded-registry.json").text()))
                .contains(ANSWER);
    }

    @Test
    void aReceiverWithoutAFileHasLoadedNothing() {
        var nothing = new LoadedRegistry(false, "", 0, Optional.empty(), true);

        assertThat(LoadedRegistry.parse(nothing.toJson())).contains(nothing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"loaded\":\"yes\"}", "null"})
    void somebodyElsesAnswerIsNone(String json) {
        assertThat(LoadedRegistry.parse(json)).isEmpty();
    }

    @Test
    void anUnreadableTimeIsNoDelivery() {
        assertThat(LoadedRegistry.parse("{\"loaded\":true,\"revision\":\"7\",\"lastDelivery\":\"yesterday\"}"))
                .contains(new LoadedRegistry(true, "7", 0, Optional.empty(), false));
    }

    @Test
    void anOlderReceiverDoesNotKnowTests() {
        assertThat(LoadedRegistry.parse("{\"loaded\":true,\"revision\":\"7\",\"regions\":1}"))
                .contains(new LoadedRegistry(true, "7", 1, Optional.empty(), false));
    }
}
