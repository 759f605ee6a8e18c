package io.vivenuoperator.platform.api.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.caller.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysFileTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final NewKey KEY = NewKey.make(new SecureRandom());
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("keys.json"), json);
    }

    private static String entry(String more) {
        return "{\"keys\":[{\"name\":\"grafana\",\"sha256\":\"" + KEY.sha256()
                + "\",\"regions\":[\"dach\",\"ticketing/italy\"],\"scopes\":[\"sales\",\"other\"],\"note\":1" + more
                + "}]}";
    }

    @Test
    void aKeyIsFoundByItsHash() throws IOException {
        try (var keys = KeysFile.follow(file(entry("")), SOON)) {
            CallerKey key = keys.get().find(KEY.key(), NOW).orElseThrow();
            Caller found = key.caller();

            assertThat(found.name()).isEqualTo("grafana");
            assertThat(found.scopes()).containsExactly(Scope.SALES);
            assertThat(found.regions().text()).isEqualTo("dach,ticketing/italy");
            assertThat(keys.get().find(KEY.key() + "x", NOW)).isEmpty();
            assertThat(key.toString() + keys.get()).doesNotContain(KEY.sha256(), KEY.key());
        }
    }

    @Test
    void aStarIsEveryRegion() throws IOException {
        try (var keys = KeysFile.follow(file(entry("").replace("\"dach\"", "\"*\"")), SOON)) {
            assertThat(keys.get().keys().getFirst().caller().regions()).isEqualTo(new VisibleRegions.All());
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-11-26T12:00:00Z,false", "2026-11-26T12:00:01Z,true", "2026-11-26T13:00:01+01:00,true"})
    void aKeyEndsWhenItExpires(String expiresAt, boolean valid) throws IOException {
        try (var keys = KeysFile.follow(file(entry(",\"expiresAt\":\"" + expiresAt + "\"")), SOON)) {
            assertThat(keys.get().find(KEY.key(), NOW).isPresent()).isEqualTo(valid);
        }
    }

    @Test
    void aChangedFileCounts() throws IOException {
        Path path = folder.resolve("keys.json");
        try (var keys = KeysFile.follow(path, SOON)) {
            assertThat(keys.get().loaded()).isFalse();

            file(entry(""));
            await().until(() -> keys.get().find(KEY.key(), NOW).isPresent());

            file("{\"keys\":[]}");
            await().until(() -> keys.get().find(KEY.key(), NOW).isEmpty());
            assertThat(keys.get().loaded()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                                                | not JSON: line 1, column
            []                                                                               | keys must be a list
            {"keys":[{}]}                                                                    | keys[0].name must be
            {"keys":[{"name":"a","sha256":"ab","regions":[],"scopes":[]}]}                   | keys[0].sha256 must be
            {"keys":[{"name":"a","sha256":"$","scopes":[]}]}                                 | keys[0].regions must be a list
            {"keys":[{"name":"a","sha256":"$","regions":["A,B"],"scopes":[]}]}               | keys[0].regions must contain only
            {"keys":[{"name":"a","sha256":"$","regions":[],"scopes":[1]}]}                   | keys[0].scopes must contain only
            {"keys":[{"name":"a","sha256":"$","regions":[],"scopes":[],"expiresAt":"soon"}]} | keys[0].expiresAt must be
            {"keys":[{"name":"a","sha256":"$","regions":[],"scopes":[]},{"name":"a","sha256":"$","regions":[],"scopes":[]}]} | keys[1].name appears twice
            """)
    void whatIsWrongIsNamed(String json, String problem) {
        byte[] file = json.replace("$", KEY.sha256()).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new KeysFileParser().parse(file))
                .isInstanceOf(MalformedKeysFileException.class)
                .hasMessageStartingWith(problem)
                .hasMessageNotContaining(KEY.sha256());
    }

    @Test
    void aBrokenFileChangesNothing() throws IOException {
        try (var keys = KeysFile.follow(file(entry("")), SOON)) {
            file("{\"keys\":");

            await().during(SOON.multipliedBy(5))
                    .until(() -> keys.get().find(KEY.key(), NOW).isPresent());
        }
    }
}
