package io.vivenuoperator.events.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSealTest {
    private static final String OLD =
            "{\"id\":\"old\",\"key\":\"" + Base64.getEncoder().encodeToString(new byte[32]) + "\"}";
    private static final String NEW = "{\"id\":\"new\",\"key\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}";

    @TempDir
    Path folder;

    private SecretSeal seal(String... keys) throws IOException {
        return new SecretSeal(
                EncryptionKeysFile.read(file("{\"keys\":[" + String.join(",", keys) + "]}")), new SecureRandom());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("keys.json"), text);
    }

    @Test
    void opensWhatItSealed() throws Exception {
        SecretSeal seal = seal(OLD);

        SealedText sealed = seal.seal("sesam öffne dich", "hook-1");

        assertThat(seal.open(sealed, "hook-1")).hasValue("sesam öffne dich");
        assertThat(seal.seal("sesam öffne dich", "hook-1").octets()).isNotEqualTo(sealed.octets());
    }

    @Test
    void aNewKeySealsAndAnOldOneStillOpens() throws Exception {
        SealedText sealed = seal(OLD).seal("secret", "hook-1");
        SecretSeal both = seal(NEW, OLD);

        assertThat(both.open(sealed, "hook-1")).hasValue("secret");
        assertThat(both.seal("secret", "hook-1").keyId()).isEqualTo("new");
        assertThat(seal(NEW).open(sealed, "hook-1")).isEmpty();
    }

    @Test
    void whatBelongsToAnotherOrWasChangedStaysShut() throws Exception {
        SecretSeal seal = seal(OLD);
        SealedText sealed = seal.seal("secret", "hook-1");
        byte[] changed = sealed.octets().clone();
        changed[changed.length - 1] ^= 1;

        assertThat(seal.open(sealed, "hook-2")).isEmpty();
        assertThat(seal.open(new SealedText("old", changed), "hook-1")).isEmpty();
        assertThat(seal.open(new SealedText("old", new byte[3]), "hook-1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":[{\"key\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}]}",
                "{\"keys\":[{\"id\":\"a\",\"key\":\"canary\"}]}",
                "{\"keys\":[{\"id\":\"a\",\"key\":\"AQE=\"}]}"
            })
    void refusesWhatHoldsNoKeys(String text) throws Exception {
        Path file = file(text);

        assertThatThrownBy(() -> EncryptionKeysFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("canary");
    }
}
