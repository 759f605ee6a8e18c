package io.vivenuoperator.vendor.vivenu.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.TicketHead;
import io.vivenuoperator.vendor.vivenu.model.VerbatimTicket;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerbatimPagesTest {
    private static final String CANARY = "canary-7f3a";
    private static final String WHOLE = """
            {"_id":"k1","sellerId":"s1","ticketName":"HYROX MEN | CHARITY","status":"VALID","transactionId":"x1",
             "createdAt":"2026-11-22T05:00:00.000Z","updatedAt":"2026-11-22T06:00:00.000Z","secret":"canary-7f3a"}""";

    /** What JSON may be, and a rewriter would change. */
    private static final List<String> ODD = List.of(
            "{\"_id\":\"a\",\"price\":10.50,\"big\":12345678901234567890.123456789,\"tiny\":1E-400}",
            "{\"_id\":\"b\",\"name\":\"\\u00e9\\ud83d\\ude00 é😀\\/ \\\"x\\\"\"}",
            "{ \"_id\" : \"c\" ,\n\t\"nested\" : { \"_id\" : \"not this\" , \"list\" : [ [ ] , { } , null ] } }",
            "{\"twice\":1,\"_id\":\"d\",\"twice\":2,\"\":\"\"}",
            "{\"_id\":\"e\",\"name\":\"" + "ü".repeat(10_000) + "\"}",
            "{\"_id\":\"f\",\"}{\":\"]}{[\\\\\",\"n\":-0}");

    private static RecordPage<VerbatimTicket> read(String answer) throws IOException, ForeignAnswerException {
        return new VerbatimPages().read(new ByteArrayInputStream(answer.getBytes(UTF_8)));
    }

    private static String page(List<String> rows) {
        return "{\"rows\":[" + String.join(",", rows) + "],\"total\":" + rows.size() + "}";
    }

    private static List<String> texts(RecordPage<VerbatimTicket> page) {
        return page.items().stream()
                .map(ticket -> new String(ticket.json(), UTF_8))
                .toList();
    }

    @Test
    void whatATicketIsChosenByIsRead() throws Exception {
        // when
        var head = read(page(List.of(WHOLE))).items().getFirst().head();

        // then
        assertThat(head)
                .isEqualTo(new TicketHead(
                        "k1",
                        Optional.of("s1"),
                        Optional.of("HYROX MEN | CHARITY"),
                        Optional.of("VALID"),
                        Optional.of("x1"),
                        Optional.of(Instant.parse("2026-11-22T05:00:00Z")),
                        Optional.of(Instant.parse("2026-11-22T06:00:00Z"))));
    }

    @Test
    void everyOctetOfATicketIsKept() throws Exception {
        assertThat(texts(read(page(ODD)))).containsExactlyElementsOf(ODD);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOctetIsKeptHoweverTheAnswerArrives(long seed) throws Exception {
        // given
        var chance = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(ODD.get(chance.nextInt(ODD.size() - 2)).replaceFirst("\"_id\"( ?: ?)\"", "\"_id\"$1\"" + i));
        }
        var answer =
                " {\"before\":[1,{}], \"rows\" : [ " + String.join(" ,\n ", rows) + " ] ,\"total\":400,\"after\":{}}";

        // when
        var page = new VerbatimPages().read(trickling(answer, chance));

        // then
        assertThat(texts(page)).containsExactlyElementsOf(rows);
        assertThat(page.total()).contains(400L);
    }

    private static InputStream trickling(String answer, Random chance) {
        return new ByteArrayInputStream(answer.getBytes(UTF_8)) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + chance.nextInt(700)));
            }
        };
    }

    @Test
    void aTicketWithNothingButAnIdIsATicket() throws Exception {
        // when
        var head = read(page(List.of("{\"_id\":\"k\",\"status\":7,\"createdAt\":\"yesterday\",\"ticketName\":null}")))
                .items()
                .getFirst()
                .head();

        // then
        assertThat(head)
                .isEqualTo(new TicketHead(
                        "k",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void whatHasNoIdIsSaid() throws Exception {
        // when
        var page = read(page(List.of("{\"name\":\"" + CANARY + "\"}", "7", WHOLE)));

        // then
        assertThat(page.unreadable()).hasSize(2);
        assertThat(page.received()).isEqualTo(3);
    }

    @Test
    void anAnswerThatBreaksOffIsReadAgain() {
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read("{\"rows\":[" + WHOLE + ",{\"_id\":\"k2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rows\":[{\"_id\":canary-7f3a}],\"total\":1}", "{\"rows\":[}"})
    void brokenJsonIsAnErrorThatQuotesNothing(String answer) {
        assertThatExceptionOfType(HttpCallException.class)
                .isThrownBy(() -> read(answer))
                .withNoCause()
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(CANARY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"docs\":[],\"total\":0}",
                "{\"rows\":[]}",
                "{\"rows\":[],\"total\":\"1\"}",
                "7",
                "<html>"
            })
    void whatIsNoListOfVivenusIsAStrangers(String answer) {
        assertThatExceptionOfType(ForeignAnswerException.class).isThrownBy(() -> read(answer));
    }

    @Test
    void anotherEncodingIsAStrangers() {
        assertThatExceptionOfType(ForeignAnswerException.class)
                .isThrownBy(() -> new VerbatimPages()
                        .read(new ByteArrayInputStream(page(List.of(WHOLE)).getBytes(StandardCharsets.UTF_16LE))));
    }

    @Test
    void aTicketSaysNothingOfItselfButItsId() throws Exception {
        assertThat(read(page(List.of(WHOLE))).items().getFirst()).hasToString("VerbatimTicket[k1]");
    }
}
