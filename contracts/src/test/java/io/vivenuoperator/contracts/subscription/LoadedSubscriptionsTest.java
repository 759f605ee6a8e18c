package io.vivenuoperator.contracts.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.GoldenFile;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadedSubscriptionsTest {
    private static final LoadedSubscriptions ANSWER = new LoadedSubscriptions(
            true, "1764172800000", 9, Optional.of("It has 2 subscriptions, and 9 are in force."));

    @Test
    void writesTheGoldenAnswer() {
        GoldenFile.of("loaded-subscriptions.json").matches(ANSWER.toJson());
    }

    @Test
    void readsTheGoldenAnswer() {
        assertThat(LoadedSubscriptions.parse(
                        GoldenFile.of("loaded-subscriptions.json").text()))
                .contains(ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"loaded\":\"yes\"}", "null"})
    void somebodyElsesAnswerIsNone(String json) {
        assertThat(LoadedSubscriptions.parse(json)).isEmpty();
    }
}
