package io.vivenuoperator.export.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    private static final CellText TEXTS = new CellText(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1+1",
                "\r\n=1+1",
                "  =1+1",
                "\u0000=1+1",
                "\u202E=1+1",
                "\uFF1D1+1",
                "\uFF0D1",
                "=HYPERLINK(\"http://x\",\"y\")"
            })
    void whatOtherProgramsTakeForAFormulaGetsAnApostrophe(String text) {
        assertThat(TEXTS.of(text)).startsWith("'").hasSizeGreaterThan(2);
        assertThat(new CellText(false).of(text)).doesNotStartWith("'");
    }

    @ParameterizedTest
    @CsvSource({
        "HYROX Berlin, HYROX Berlin",
        "'  HYROX  Berlin ', HYROX  Berlin",
        "a=b, a=b",
        "'a\nb\tc', a b c",
        "🏃‍♀️ Köln, 🏃‍♀️ Köln",
        "مرحبا, مرحبا"
    })
    void otherTextStaysAsItIs(String text, String cell) {
        assertThat(TEXTS.of(text)).isEqualTo(cell);
    }

    @Test
    void anAccentIsOneCharacter() {
        assertThat(TEXTS.of("Ko\u0308ln")).isEqualTo("K\u00F6ln");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        var text = "a".repeat(CellText.LONGEST - 1) + "🏃".repeat(10_000);

        assertThat(TEXTS.of(text)).isEqualTo("a".repeat(CellText.LONGEST - 1));
    }

    @Test
    void everyCodePointMakesTextThatIsSafeAndStaysAsItIs() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            var cell = TEXTS.of(Character.toString(point) + "1");

            assertThat(isSafe(cell)).as("U+%04X", point).isTrue();
        }
    }

    @Test
    void randomTextsAreSafe() {
        var random = new Random(20261128);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(12), 0, Character.MAX_VALUE + 1).forEach(unit -> text.append((char) unit));
            if (random.nextBoolean()) {
                text.insert(0, "=+-@\t\r\n".charAt(random.nextInt(7)));
            }

            assertThat(isSafe(TEXTS.of(text.toString()))).isTrue();
        }
    }

    /** Judged by other means than the code has. */
    private static boolean isSafe(String cell) {
        boolean isWellFormed = cell.codePoints()
                .allMatch(point -> Character.getType(point) != Character.SURROGATE
                        && Character.getType(point) != Character.CONTROL
                        && "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069".indexOf(point) < 0);
        return isWellFormed
                && !cell.matches("(?s)[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*")
                && Normalizer.isNormalized(cell, Normalizer.Form.NFC)
                && TEXTS.of(cell).equals(cell);
    }
}
