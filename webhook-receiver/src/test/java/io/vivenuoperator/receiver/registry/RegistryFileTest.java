package io.vivenuoperator.receiver.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import io.vivenuoperator.vendor.vivenu.signature.WebhookSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryFileTest {
    private static final byte[] BODY = "body".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private Path path;
    private RegistryFile file;

    @BeforeEach
    void file() {
        path = directory.resolve("regions.json");
        file = new RegistryFile(path, Clock.systemUTC(), _ -> {});
    }

    @Test
    void isNotLoadedBeforeTheFileIsThere() throws IOException {
        // given
        file.refresh();
        assertThat(file.get().loaded()).isFalse();

        // when
        write("{\"revision\":\"r1\",\"regions\":[]}");
        file.refresh();

        // then
        assertThat(file.get().loaded()).isTrue();
        assertThat(file.get().revision()).isEqualTo("r1");
    }

    @Test
    void readsRegionsInBothFormsAndEachLiveKey() throws IOException {
        write("{\"regions\":[{\"region\":\"dach\",\"signingKeys\":[\"new\",\"old\"]},"
                + "{\"region\":\"ticketing/italy\",\"signingKeys\":[\"k\"]}]}");

        file.refresh();

        assertThat(file.get().revision()).isEmpty();
        RegisteredRegion dach = file.get().region("dach").orElseThrow();
        assertThat(dach.signatures().matchingKey(BODY, sign("new"))).hasValue(0);
        assertThat(dach.signatures().matchingKey(BODY, sign("old"))).hasValue(1);
        assertThat(dach.signatures().matchingKey(BODY, sign("k"))).isEmpty();
        assertThat(file.get().region("ticketing/italy")).isPresent();
    }

    @Test
    void knowsARegionThatHasNoKeyYet() throws IOException {
        write("{\"regions\":[{\"region\":\"dach\",\"signingKeys\":[]}]}");

        file.refresh();

        assertThat(file.get().region("dach").orElseThrow().keyed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"regions\":{}}",
                "{\"regions\":[7]}",
                "{\"regions\":[{\"region\":\"UPPER\",\"signingKeys\":[]}]}",
                "{\"regions\":[{\"region\":\"a/b/c\",\"signingKeys\":[]}]}",
                "{\"regions\":[{\"region\":\"a\"}]}",
                "{\"regions\":[{\"region\":\"a\",\"signingKeys\":\"k\"}]}",
                "{\"regions\":[{\"region\":\"a\",\"signingKeys\":[\" \"]}]}",
                "{\"regions\":[{\"region\":\"a\",\"signingKeys\":[]},{\"region\":\"a\",\"signingKeys\":[]}]}",
                "{\"revision\":7,\"regions\":[]}"
            })
    void aBrokenFileChangesNothing(String broken) throws IOException {
        // given
        write("{\"revision\":\"good\",\"regions\":[]}");
        file.refresh();

        // when
        write(broken);
        file.refresh();

        // then
        assertThat(file.get().loaded()).isTrue();
        assertThat(file.get().revision()).isEqualTo("good");
    }

    @Test
    void aMissingFileChangesNothing() throws IOException {
        write("{\"revision\":\"good\",\"regions\":[]}");
        file.refresh();

        Files.delete(path);
        file.refresh();

        assertThat(file.get().revision()).isEqualTo("good");
    }

    @Test
    void followsASwapTheWayKubernetesDoesIt() throws IOException {
        // given
        Path one = version("one");
        Path data = directory.resolve("..data");
        Files.createSymbolicLink(data, one);
        Files.createSymbolicLink(path, Path.of("..data/regions.json"));
        try (var watch = RegistryWatch.start(file, Duration.ofMillis(20))) {
            assertThat(file.get().revision()).isEqualTo("one");

            // when
            Path next = Files.createSymbolicLink(directory.resolve("..data_tmp"), version("two"));
            Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

            // then
            assertThat(watch).isNotNull();
            await().until(() -> file.get().revision().equals("two"));
        }
    }

    private Path version(String revision) throws IOException {
        Path version = Files.createDirectory(directory.resolve(".." + revision));
        Files.writeString(version.resolve("regions.json"), "{\"revision\":\"%s\",\"regions\":[]}".formatted(revision));
        return version;
    }

    private void write(String content) throws IOException {
        Path next = Files.writeString(directory.resolve("next"), content);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String sign(String key) {
        return new WebhookSignature(new SigningKey(key)).sign(BODY);
    }
}
