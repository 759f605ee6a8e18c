package io.vivenuoperator.vendor.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.vendor.api.person.OddValue;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aFieldIsReadAsItIs() throws Exception {
        FieldReader fields =
                of("{\"a\":{\"text\":\" Zoë \",\"time\":\"2026-01-02T04:04:05+01:00\",\"flag\":false,\"amount\":7}}");

        assertThat(fields.text("/a/text")).contains("Zoë");
        assertThat(fields.time("/a/time")).contains(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(fields.flag("/a/flag")).contains(false);
        assertThat(fields.amount("/a/amount")).hasValue(7);
        assertThat(fields.odd()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"x\":null}", "{\"x\":\"\"}", "{\"x\":\" \"}", "[]"})
    void whatIsNotThereIsAbsentAndNotOdd(String object) throws Exception {
        FieldReader fields = of(object);

        assertThat(fields.text("/x")).isEmpty();
        assertThat(fields.time("/x")).isEmpty();
        assertThat(fields.flag("/x")).isEmpty();
        assertThat(fields.amount("/x")).isEmpty();
        assertThat(fields.odd()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[\"a\"]", "{}", "true"})
    void whatIsNoTextIsNamed(String value) throws Exception {
        odd("{\"x\":{\"y\":" + value + "}}", fields -> fields.text("/x/y"), new OddValue("x.y", "not a text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\u0000b\"", "\"a\\ud83d\"", "\"\\ude00b\""})
    void whatNoDatabaseTakesIsNamed(String value) throws Exception {
        odd("{\"x\":" + value + "}", fields -> fields.text("/x"), new OddValue("x", "has a NUL or half a character"));
    }

    @Test
    void aTextThatIsTooLongIsNotCut() throws Exception {
        assertThat(of("{\"x\":\"" + "x".repeat(500) + "\"}").text("/x")).isPresent();
        odd("{\"x\":\"" + "x".repeat(501) + "\"}", fields -> fields.text("/x"), new OddValue("x", "too long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "5", "\"2026-01-02T03:04:05\"", "{}"})
    void whatIsNoTimeIsNamed(String value) throws Exception {
        odd("{\"x\":" + value + "}", fields -> fields.time("/x"), new OddValue("x", "not a time"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"300\"", "-1", "3.5", "99999999999", "{}"})
    void whatIsNoAmountIsNamed(String value) throws Exception {
        FieldReader fields = of("{\"x\":" + value + "}");

        assertThat(fields.amount("/x")).isEmpty();
        assertThat(fields.odd()).containsExactly(new OddValue("x", "not an amount"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yes\"", "1"})
    void whatIsNoFlagIsNamed(String value) throws Exception {
        odd("{\"x\":" + value + "}", fields -> fields.flag("/x"), new OddValue("x", "not a yes or no"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"01A\"', true",
        "'\" 01A\"', false",
        "'\"\"', false",
        "7, false",
        "null, false",
        "'\"a\\u0000\"', false"
    })
    void anIdIsAShortText(String value, boolean good) throws Exception {
        assertThat(FieldReader.id(JSON.readTree(value)).isPresent()).isEqualTo(good);
        assertThat(FieldReader.id(JSON.readTree("\"" + "x".repeat(201) + "\""))).isEmpty();
    }

    private static void odd(String object, Function<FieldReader, Optional<?>> read, OddValue odd) throws Exception {
        FieldReader fields = of(object);

        assertThat(read.apply(fields)).isEmpty();
        assertThat(fields.odd()).containsExactly(odd);
    }

    private static FieldReader of(String object) throws Exception {
        return new FieldReader(JSON.readTree(object));
    }
}
