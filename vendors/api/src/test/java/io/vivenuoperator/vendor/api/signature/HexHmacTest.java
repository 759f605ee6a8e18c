package io.vivenuoperator.vendor.api.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class HexHmacTest {
    private static final String TEXT = "what do ya want for nothing?";
    /** Case 2 of RFC 4231. */
    private static final String SHA256 = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    /** Case 2 of RFC 2202. */
    private static final String MD5 = "750c783e6ab0b503eaa86e310a5db738";

    @Test
    void digestsAreThoseOfTheRfcs() {
        assertThat(new HexHmac("HmacSHA256", "Jefe").of(bytes(TEXT))).isEqualTo(SHA256);
        assertThat(new HexHmac("HmacMD5", "Jefe").of(bytes(TEXT))).isEqualTo(MD5);
    }

    @Test
    void partsAreOneText() {
        assertThat(new HexHmac("HmacSHA256", "Jefe").of(bytes("what do ya "), bytes("want for nothing?")))
                .isEqualTo(SHA256);
    }

    @Test
    void onlyTheDigestMatches() {
        var hmac = new HexHmac("HmacSHA256", "Jefe");

        assertThat(hmac.matches(SHA256, bytes(TEXT))).isTrue();
        assertThat(hmac.matches(SHA256.toUpperCase(Locale.ROOT), bytes(TEXT))).isFalse();
        assertThat(hmac.matches("sha256=" + SHA256, bytes(TEXT))).isFalse();
        assertThat(hmac.matches("", bytes(TEXT))).isFalse();
        assertThat(hmac.matches(SHA256, bytes(TEXT + " "))).isFalse();
        assertThat(hmac.matches(SHA256 + "é", bytes(TEXT))).isFalse();
    }

    @Test
    void aKeyIsNotEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HexHmac("HmacSHA256", ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
