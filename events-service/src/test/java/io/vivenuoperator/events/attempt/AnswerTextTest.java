package io.vivenuoperator.events.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
    @Test
    void controlCharactersAreLeftOut() {
        assertThat(AnswerText.cleaned("a\u0000b\u001b[31mc\r\nd\u202ee\ud800f")).isEqualTo("ab[31mc\ndef");
    }

    @Test
    void twoKibibytesAreKept() {
        assertThat(AnswerText.cleaned("ä".repeat(5_000)).getBytes(StandardCharsets.UTF_8))
                .hasSize(2_048);
        assertThat(AnswerText.cleaned("😀".repeat(5_000)).getBytes(StandardCharsets.UTF_8))
                .hasSize(2_048);
        assertThat(AnswerText.cleaned("x".repeat(2_047) + "ä")).isEqualTo("x".repeat(2_047));
    }
}
