package io.vivenuoperator.historical.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolderRedactionTest {
    private static String redacted(String ticket) throws IOException {
        return new String(HolderRedaction.of(ticket.getBytes(UTF_8)), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "firstname",
                "lastname",
                "email",
                "company",
                "street",
                "line2",
                "city",
                "postal",
                "state",
                "extraFields",
                "personalizations",
                "customMessage",
                "meta",
                "secret",
                "barcode",
                "history"
            })
    void aHoldersFieldIsLeftOut(String field) throws IOException {
        assertThat(redacted("{\"_id\":\"1\",\"" + field + "\":[{\"a\":\"canary\"},2],\"status\":\"VALID\"}"))
                .isEqualTo("{\"_id\":\"1\",\"status\":\"VALID\"}");
    }

    @Test
    void whatStaysIsThereToTheOctet() throws IOException {
        assertThat(redacted("{ \"price\" : 10.50 , \"n\":1234567890.12345678901234567890e+3,\"t\":\"\\u00e9\\\"😀\","
                        + "\"o\":{\"a\":[true,false,null,-0.0,{}] , \"b\":[]}}"))
                .isEqualTo("{\"price\":10.50,\"n\":1234567890.12345678901234567890e+3,\"t\":\"\\u00e9\\\"😀\","
                        + "\"o\":{\"a\":[true,false,null,-0.0,{}],\"b\":[]}}");
    }

    @Test
    void itIsLeftOutHoweverDeepAndHoweverSpelled() throws IOException {
        assertThat(
                        redacted(
                                "{\"a\":[{\"Email\":\"canary\",\"x\":1}],\"b\":{\"\\u0073ecret\":\"canary\"},\"BARCODE\":\"canary\"}"))
                .isEqualTo("{\"a\":[{\"x\":1}],\"b\":{}}");
    }

    @Test
    void ofATicketWithNothingElseNothingStays() throws IOException {
        assertThat(redacted("{\"name\":{\"email\":[[\"canary\"]]},\"secret\":\"}\"}"))
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"canary\"", "{\"a\":", "{\"name\":\"canary"})
    void whatIsNoTicketIsNotWritten(String text) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> redacted(text));
    }

    @Test
    void theRestReadsTheSameAsBefore() throws IOException {
        // given
        var json = new ObjectMapper();
        var random = new Random(71);

        for (int round = 0; round < 500; round++) {
            var ticket = json.createObjectNode();
            for (int i = 0; i < 8; i++) {
                ticket.put("f" + i, text(random));
                ticket.putObject("o" + i).put("k", random.nextDouble()).put("email", text(random));
            }
            ticket.put("secret", text(random));

            // when
            var kept = json.readTree(HolderRedaction.of(json.writeValueAsBytes(ticket)));

            // then
            ticket.remove("secret");
            ticket.forEach(field -> {
                if (field.isObject()) {
                    ((ObjectNode) field).remove("email");
                }
            });
            assertThat(kept).isEqualTo(ticket);
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(20), 1, 0xD7FF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
