package io.vivenuoperator.people.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.people.chance.Dice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "Müller, Muller, Mueller, mueller",
        "Groß, Gross, Gross, gross",
        "Łukasz, Lukasz, Lukasz, lukasz",
        "Søndergaard, Sondergaard, Soendergaard, soendergaard",
        "Yılmaz, Yilmaz, Yilmaz, yilmaz",
        "van den Berg, van den Berg, van den Berg, vandenberg",
        "O'Brien, O'Brien, O'Brien, obrien",
        "Íñigo, Inigo, Inigo, inigo"
    })
    void aNameIsWrittenInSeveralWays(String name, String plain, String spelledOut, String inAddress) {
        assertThat(Spelling.plain(name)).isEqualTo(plain);
        assertThat(Spelling.spelledOut(name)).isEqualTo(spelledOut);
        assertThat(Spelling.inAddress(name)).isEqualTo(inAddress);
    }

    @Test
    void aSlipKeepsBothEnds() {
        var dice = new Dice(7);
        for (int i = 0; i < 200; i++) {
            String slipped = Spelling.slipped("Schneider", dice);

            assertThat(slipped).startsWith("S").endsWith("r");
            assertThat(slipped.length()).isBetween(8, 10);
        }
        assertThat(Spelling.slipped("Ida", dice)).isEqualTo("Ida");
    }
}
