package io.vivenuoperator.poller.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.receiver.envelope.EnvelopeParser;
import io.vivenuoperator.receiver.envelope.ParsedBody;
import io.vivenuoperator.receiver.envelope.RetainedData;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.record.ReadRecord;
import io.vivenuoperator.vendor.vivenu.record.RecordReader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes give the same record, as a row of a page and in a webhook. */
class BothWaysTest {
    private static final int SELLERS = 50;

    private final EnvelopeParser webhooks = new EnvelopeParser();

    @Test
    void aRowAndAWebhookAreTheSameRecord() {
        for (int seller = 0; seller < SELLERS; seller++) {
            var vendor = new Vendor(new Random(seller), 40, 160);
            vendor.events.forEach(
                    record -> assertThat(toldEvent(record)).isEqualTo(polled(record, RecordReader.EVENT)));
            vendor.tickets.forEach(
                    record -> assertThat(toldTicket(record)).isEqualTo(polled(record, RecordReader.TICKET)));
        }
    }

    @Test
    void whatIsNoRecordIsNoneEitherWay() {
        for (String record : List.of("null", "7", "\"text\"", "true", "[]", "[{\"_id\":\"x\"}]", "{}")) {
            assertThat(toldEvent(record)).isEqualTo(polled(record, RecordReader.EVENT));
            assertThat(toldTicket(record)).isEqualTo(polled(record, RecordReader.TICKET));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"url\":\"#\"",
                "\"name\":\"#\"",
                "\"name\":\"\\u00e4#\\ud83d\\ude00\"",
                "\"maxAmount\":#",
                "\"maxAmount\":0.#",
                "\"maxAmount\":1e-#",
                "\"nobodyReadsIt\":#",
                "\"tickets\":[{\"_id\":\"y\",\"name\":\"n\",\"price\":#}]",
                "\"tickets\":[{\"_id\":\"#\",\"name\":\"n\"}]"
            })
    void soIsOneWithTextsAndNumbersOfAnyLength(String field) {
        for (int length : new int[] {100, 999, 1000, 1001, 2000, 2001, 40_000, 300_000}) {
            String record = "{\"_id\":\"e\",\"updatedAt\":\"2026-06-01T10:00:00Z\","
                    + field.replace("#", "1".repeat(length)) + "}";

            ReadRecord<?> told = toldEvent(record);
            assertThat(told).isInstanceOf(ReadRecord.Read.class).isEqualTo(polled(record, RecordReader.EVENT));
        }
    }

    @Test
    void soIsOneWithMoreThanIsKept() {
        String record = "{\"_id\":\"e\",\"tickets\":[" + "{},".repeat(70_000)
                + "{}],\"name\":\"n\",\"updatedAt\":\"2026-06-01T10:00:00Z\"}";

        assertThat(toldEvent(record))
                .isInstanceOf(ReadRecord.Failed.class)
                .isEqualTo(polled(record, RecordReader.EVENT));
    }

    private <T> ReadRecord<T> polled(String record, RecordReader<T> reading) {
        RecordPage<T> page = Ways.page(List.of(record), reading);
        assertThat(page.received()).isEqualTo(1);
        return page.unreadable().isEmpty()
                ? new ReadRecord.Read<>(
                        id(page, record),
                        page.items().getFirst(),
                        page.odd().stream().map(RecordPage.Odd::field).toList())
                : new ReadRecord.Failed<>(page.unreadable().getFirst());
    }

    /** The beginning of each record. */
    private static String id(RecordPage<?> page, String record) {
        assertThat(page.items()).hasSize(1);
        return record.substring("{\"_id\":\"".length(), record.indexOf('"', "{\"_id\":\"".length()));
    }

    private ReadRecord<?> toldEvent(String record) {
        return ((RetainedData.Event) kept("event.created", "event", record)).record();
    }

    private ReadRecord<?> toldTicket(String record) {
        return ((RetainedData.Ticket) kept("ticket.created", "ticket", record)).record();
    }

    private RetainedData kept(String type, String field, String record) {
        ParsedBody parsed = webhooks.parse(Ways.webhook("d", type, field, record));
        assertThat(parsed).as(record).isInstanceOf(ParsedBody.Accepted.class);
        return ((ParsedBody.Accepted) parsed).kept();
    }
}
