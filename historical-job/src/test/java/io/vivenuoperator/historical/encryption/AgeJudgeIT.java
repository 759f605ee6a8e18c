package io.vivenuoperator.historical.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.historical.judges.AgeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** age itself opens what we have closed. */
class AgeJudgeIT {
    private static final int CHUNK = 64 * 1024;

    @TempDir
    Path folder;

    private Path closed(byte[] octets, AgeKey... keys) throws IOException {
        Path file = folder.resolve("closed.age");
        var recipients =
                new AgeRecipients(List.of(keys).stream().map(AgeKey::recipient).toList());
        try (var out = recipients.around(Files.newOutputStream(file))) {
            out.write(octets);
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_003})
    void whateverItsLength(int length) throws Exception {
        // given
        var octets = new byte[length];
        new Random(length).nextBytes(octets);
        var key = AgeKey.made(folder, "key");

        // then
        assertThat(key.open(closed(octets, key))).isEqualTo(octets);
    }

    @Test
    void eachOfThemAndNobodyElse() throws Exception {
        // given
        var first = AgeKey.made(folder, "first");
        var second = AgeKey.made(folder, "second");
        var stranger = AgeKey.made(folder, "stranger");

        // when
        Path file = closed(new byte[] {1, 2, 3}, first, second);

        // then
        assertThat(first.open(file)).containsExactly(1, 2, 3);
        assertThat(second.open(file)).containsExactly(1, 2, 3);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> stranger.open(file));
    }

    @Test
    void whatWasChangedOrCutIsNotOpened() throws Exception {
        // given
        var key = AgeKey.made(folder, "key");
        byte[] whole = Files.readAllBytes(closed(new byte[2 * CHUNK], key));
        Path changed = folder.resolve("changed.age");
        Path cut = folder.resolve("cut.age");
        Files.write(cut, Arrays.copyOf(whole, whole.length - 1));
        whole[whole.length - CHUNK] = (byte) (whole[whole.length - CHUNK] ^ 1);
        Files.write(changed, whole);

        // then
        for (Path file : List.of(changed, cut)) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> key.open(file));
        }
    }
}
