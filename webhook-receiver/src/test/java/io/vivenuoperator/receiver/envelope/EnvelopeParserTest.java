package io.vivenuoperator.receiver.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeParserTest {
    private final EnvelopeParser parser = new EnvelopeParser();

    @Test
    void readsTheEnvelopeWhateverTheOrderOfItsFields() {
        // given
        String body = """
                {"data":{"ticket":{"_id":"t1","status":"VALID"}},"webhookId":"w","sellerId":"s","mode":"prod",
                 "type":"ticket.created","id":"d1","more":[1,{"a":null}]}""";

        // when
        ParsedBody parsed = parse(body);

        // then
        assertThat(accepted(parsed).envelope())
                .isEqualTo(
                        new Envelope("d1", "ticket.created", Optional.of("prod"), Optional.of("s"), Optional.of("w")));
        assertThat(fields(parsed)).isEqualTo("{\"_id\":\"t1\",\"status\":\"VALID\"}");
    }

    @Test
    void keepsOfAnEventItsPublicFieldsAndTypesAlone() {
        String body = """
                {"id":"d1","type":"event.updated","data":{"event":{"_id":"e1","name":"HYROX","updatedAt":"2026-01-02T03:04:05.678Z",
                 "customSettings":{"apiKey":"CANARY"},"tickets":[{"_id":"tt","name":"MEN | Sat","price":99.5,"amount":10,
                 "active":true,"meta":{"x":"CANARY"},"description":"CANARY"}],"name2":"CANARY"}}}""";

        ParsedBody parsed = parse(body);

        assertThat(fields(parsed)).contains("HYROX", "MEN | Sat", "99.5").doesNotContain("CANARY");
        assertThat(accepted(parsed).kept().content().flatMap(RetainedFields::updatedAt))
                .contains(Instant.parse("2026-01-02T03:04:05.678Z"));
    }

    @Test
    void keepsOfATicketNothingOfItsBuyer() {
        String body = """
                {"id":"d1","type":"ticket.created","data":{"ticket":{"_id":"t1","secret":"CANARY","barcode":"CANARY","email":"CANARY",
                 "name":"CANARY","firstname":"CANARY","extraFields":{"_id":"CANARY"},"history":[{"_id":"CANARY"}],
                 "status":{"_id":"CANARY"},"realPrice":12}}}""";

        assertThat(fields(parse(body))).isEqualTo("{\"_id\":\"t1\",\"realPrice\":12}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction.complete", "customer.created", "scan.created", "subscription.payment.failed"})
    void keepsNothingOfOtherTypes(String type) {
        String body = """
                {"id":"d1","type":"%s","data":{"ticket":{"_id":"t1"},"event":{"_id":"e"}}}""".formatted(type);

        assertThat(accepted(parse(body)).kept()).isEqualTo(new RetainedData.Nothing());
    }

    @Test
    void saysThatAnEventWasDeleted() {
        String body = "{\"id\":\"d1\",\"type\":\"event.deleted\",\"data\":{\"event\":{\"_id\":\"e\"}}}";

        assertThat(accepted(parse(body)).kept())
                .isInstanceOfSatisfying(
                        RetainedData.Event.class,
                        event -> assertThat(event.deleted()).isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[]~body",
                "\"text\"~body",
                "{\"id\":\"d\"~body",
                "{} {}~body",
                "not json~body",
                "{}~data",
                "{\"data\":{}}~id",
                "{\"id\":\"d\",\"data\":{}}~type",
                "{\"id\":7,\"type\":\"a.b\",\"data\":{}}~id",
                "{\"id\":\"\",\"type\":\"a.b\",\"data\":{}}~id",
                "{\"id\":\"a b\",\"type\":\"a.b\",\"data\":{}}~id",
                "{\"id\":\"a\\u0000\",\"type\":\"a.b\",\"data\":{}}~id",
                "{\"id\":\"\\ud800\",\"type\":\"a.b\",\"data\":{}}~id",
                "{\"id\":\"d\",\"type\":\"nodot\",\"data\":{}}~type",
                "{\"id\":\"d\",\"type\":null,\"data\":{}}~type",
                "{\"id\":\"d\",\"type\":\"a.b\",\"data\":[]}~data",
                "{\"id\":\"d\",\"type\":\"a.b\",\"data\":null}~data",
                "{\"id\":\"d\",\"type\":\"a.b\",\"data\":{},\"sellerId\":{}}~sellerId",
                "{\"id\":\"d\",\"id\":\"e\",\"type\":\"a.b\",\"data\":{}}~id",
                "{\"id\":\"d\",\"type\":\"a.b\",\"data\":{},\"data\":{}}~data",
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        assertThat(parse(body))
                .isInstanceOfSatisfying(
                        ParsedBody.Malformed.class,
                        malformed -> assertThat(malformed.message()).startsWith(field + ": "));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] latin1 =
                "{\"id\":\"d\",\"type\":\"a.b\",\"data\":{\"x\":\"\u00fc\"}}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = "{\"id\":\"d\",\"type\":\"a.b\",\"data\":{}}".getBytes(StandardCharsets.UTF_16);

        assertThat(parser.parse(latin1)).isEqualTo(new ParsedBody.Malformed("body: is not UTF-8"));
        assertThat(parser.parse(utf16)).isInstanceOf(ParsedBody.Malformed.class);
    }

    @Test
    void refusesWhatIsTooDeep() {
        String body = "{\"id\":\"d\",\"type\":\"a.b\",\"data\":{\"x\":" + "[".repeat(100_000);

        assertThat(parse(body))
                .isInstanceOfSatisfying(
                        ParsedBody.Malformed.class,
                        malformed -> assertThat(malformed.message()).contains("nested deeper than 200"));
    }

    @Test
    void replacesWhatPostgresCanNotStore() {
        String body =
                "{\"id\":\"d\",\"type\":\"event.updated\",\"data\":{\"event\":{\"name\":\"a\\u0000b\\ud800c \\ud83d\\ude00\"}}}";

        assertThat(fields(parse(body))).isEqualTo("{\"name\":\"a\uFFFDb\uFFFDc \uD83D\uDE00\"}");
    }

    @Test
    void theLastOfTwoKeptFieldsCountsAsInJavaScript() {
        String body =
                "{\"id\":\"d\",\"type\":\"event.updated\",\"data\":{\"event\":{\"name\":\"one\",\"name\":\"two\",\"start\":\"x\",\"start\":null}}}";

        assertThat(fields(parse(body))).isEqualTo("{\"name\":\"two\"}");
    }

    /** Every mutation of a valid body gives a value, never an exception. */
    @Test
    void neverFailsOnMutatedBodies() {
        byte[] good = """
                {"id":"d1","type":"event.updated","mode":"prod","sellerId":"s","data":{"event":{"_id":"e1","name":"\\u00e4\\ud83d\\ude00",
                 "maxAmount":1e5,"tickets":[{"_id":"tt","price":1.5,"amount":null,"active":true}]}}}""".getBytes(StandardCharsets.UTF_8);
        var random = new Random(42);
        byte[] alphabet = "{}[]\",:\\u0d80eE+-.\0\n 19truefalsn\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        for (int run = 0; run < 20_000; run++) {
            byte[] body = good.clone();
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                body[random.nextInt(body.length)] = alphabet[random.nextInt(alphabet.length)];
            }
            assertThat(parser.parse(body)).isNotNull();
        }
    }

    private ParsedBody parse(String body) {
        return parser.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    private static ParsedBody.Accepted accepted(ParsedBody parsed) {
        assertThat(parsed).isInstanceOf(ParsedBody.Accepted.class);
        return (ParsedBody.Accepted) parsed;
    }

    private static String fields(ParsedBody parsed) {
        return accepted(parsed).kept().content().map(RetainedFields::json).orElse("");
    }
}
