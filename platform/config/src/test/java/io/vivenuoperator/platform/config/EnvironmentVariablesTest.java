package io.vivenuoperator.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentVariablesTest {
    private static final String CANARY = "canary-5e8f";

    private static EnvironmentVariables with(String value) {
        return new EnvironmentVariables(Map.of("NAME", value));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                complaint("", e -> e.required("NAME", "give a name"), "NAME is not set: give a name"),
                complaint("  ", e -> e.required("NAME", "give a name"), "NAME is not set: give a name"),
                complaint("yes", e -> e.flag("NAME"), "NAME must be true or false"),
                complaint("1.5", e -> e.number("NAME", 1, 0, 9), "NAME must be a whole number from 0 to 9"),
                complaint("10", e -> e.number("NAME", 1, 0, 9), "NAME must be a whole number from 0 to 9"),
                complaint("-1", e -> e.number("NAME", 1, 0, 9), "NAME must be a whole number from 0 to 9"),
                complaint("9".repeat(40), e -> e.number("NAME", 1, 0, 9), "NAME must be a whole number from 0 to 9"),
                complaint("65536", e -> e.port("NAME", 1), "NAME must be a whole number from 0 to 65535"),
                complaint("0", e -> e.durations().seconds("NAME"), "NAME must be a whole number from 1 to 86400"),
                complaint(
                        "10 minutes",
                        e -> e.durations().iso("NAME", Duration.ofMinutes(10), Duration.ZERO),
                        "NAME is not a duration: give ISO-8601, for example PT10M"),
                complaint(
                        "PT1S",
                        e -> e.durations().iso("NAME", Duration.ofMinutes(10), Duration.ofMinutes(1)),
                        "NAME is too short: give at least PT1M"),
                complaint(
                        "29",
                        e -> e.durations().days("NAME", Duration.ofDays(30)),
                        "NAME must be a whole number from 30 to 36500"),
                complaint(
                        "ftp://host",
                        e -> e.url("NAME", "give https://host"),
                        "NAME is not an http(s) URL without query and trailing slash: give https://host"),
                complaint(
                        "https://host/",
                        e -> e.url("NAME", "give https://host"),
                        "NAME is not an http(s) URL without query and trailing slash: give https://host"),
                complaint("1,x", e -> e.list("NAME", "must be numbers", Integer::valueOf), "NAME must be numbers"));
    }

    private static Arguments complaint(String value, Function<EnvironmentVariables, Object> read, String message) {
        return Arguments.of(value, read, message);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("wrong")
    void aComplaintNamesTheVariableAndTheFix(
            String value, Function<EnvironmentVariables, Object> read, String message) {
        assertThatThrownBy(() -> read.apply(with(value)))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessage(message);
    }

    @Test
    void anAbsentVariableHasItsDefault() {
        var none = new EnvironmentVariables(Map.of());

        assertThat(none.text("NAME", "x")).isEqualTo("x");
        assertThat(none.flag("NAME")).isFalse();
        assertThat(none.port("NAME", 8080)).isEqualTo(8080);
        assertThat(none.list("NAME", "", Integer::valueOf)).isEmpty();
        assertThat(none.durations().seconds("NAME")).isEmpty();
        assertThat(none.durations().millis("NAME", 7, 1, 9)).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void spacesAroundAValueDoNotCount() {
        assertThat(with(" 12 ").number("NAME", 0, 0, 99)).isEqualTo(12);
        assertThat(with(" 1 , 2 ").list("NAME", "", Integer::valueOf)).containsExactly(1, 2);
    }

    @Test
    void aSecretComesFromItsFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), CANARY + "\n");

        var variables = new EnvironmentVariables(Map.of("KEY_FILE", file.toString()));

        assertThat(variables.secret("KEY", "give the key")).isEqualTo(CANARY);
    }

    @Test
    void aSecretsOwnVariableWins(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "other");

        var variables = new EnvironmentVariables(Map.of("KEY", CANARY, "KEY_FILE", file.toString()));

        assertThat(variables.secret("KEY", "give the key")).isEqualTo(CANARY);
    }

    @Test
    void aMissingOrEmptySecretFileIsSaid(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");

        assertThatThrownBy(() -> new EnvironmentVariables(Map.of("KEY_FILE", "/nowhere")).secret("KEY", "give it"))
                .hasMessage("KEY_FILE names a file that can't be read: mount the Secret there");
        assertThatThrownBy(
                        () -> new EnvironmentVariables(Map.of("KEY_FILE", empty.toString())).secret("KEY", "give it"))
                .hasMessage("KEY_FILE names an empty file: put the value into the Secret");
        assertThatThrownBy(() -> new EnvironmentVariables(Map.of()).secret("KEY", "give it"))
                .hasMessage("KEY is not set: give it, or KEY_FILE");
    }

    @Test
    void aValueIsNeverRepeated() {
        var secret = new EnvironmentVariables(Map.of("NAME", CANARY));

        assertThat(secret.toString()).doesNotContain(CANARY);
        assertThatThrownBy(() -> secret.number("NAME", 0, 0, 1)).hasMessageNotContaining(CANARY);
        assertThatThrownBy(() -> secret.url("NAME", "give it")).hasMessageNotContaining(CANARY);
        assertThatThrownBy(() -> secret.durations().iso("NAME", Duration.ZERO, Duration.ZERO))
                .hasMessageNotContaining(CANARY);
    }
}
