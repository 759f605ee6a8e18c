package io.vivenuoperator.platform.api.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFormatTest {
    private static final String KNOWN_CHECK = "1g7PpR";

    @RepeatedTest(20)
    void whatIsMadeFits() {
        String key = KeyFormat.make(new SecureRandom());

        assertThat(key).matches("vvn_[0-9A-Za-z]{49}");
        assertThat(KeyFormat.mistyped(key)).isFalse();
    }

    /** The check of a known text: CRC-32 of the prefix and 43 zeros, worked out with Python's zlib. */
    @Test
    void theCheckIsTheCrc32OfWhatStandsBefore() {
        String secret = "vvn_" + "0".repeat(43);

        assertThat(KeyFormat.mistyped(secret + "CHECKSUM")).isTrue();
        assertThat(KeyFormat.mistyped(secret + KNOWN_CHECK)).isFalse();
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String key = KeyFormat.make(new SecureRandom());

        for (int at = 4; at < key.length(); at++) {
            char other = key.charAt(at) == 'a' ? 'b' : 'a';
            assertThat(KeyFormat.mistyped(key.substring(0, at) + other + key.substring(at + 1)))
                    .as("position " + at)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vvn_", "vvn_short", "vvn_é"})
    void aKeyThatIsCutOffIsMistyped(String key) {
        assertThat(KeyFormat.mistyped(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret-of-another-form", "VVN_x"})
    void keysOfAnotherFormAreLookedUp(String key) {
        assertThat(KeyFormat.mistyped(key)).isFalse();
    }
}
