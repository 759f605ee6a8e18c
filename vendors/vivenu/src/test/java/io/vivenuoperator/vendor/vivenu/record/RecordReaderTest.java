package io.vivenuoperator.vendor.vivenu.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import io.vivenuoperator.vendor.vivenu.model.CertainFacts;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.OddField;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.TicketOrigin;
import io.vivenuoperator.vendor.vivenu.model.TicketStatus;
import io.vivenuoperator.vendor.vivenu.model.TicketType;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
    private static final String CANARY = "canary-7f3a";

    @ParameterizedTest
    @CsvSource({
        "89.10000000000001, 89.1, ''",
        "'\"89.90\"', 89.9, ''",
        "33.333333333333336, 33.3333, ''",
        "0.00015, 0.0002, ''",
        "0.00025, 0.0002, ''",
        "-1, '', less than 0",
        "1e400, '', too large",
        "'\"\"', '', empty",
        "'\"canary-7f3a\"', '', not a number",
        "true, '', not a number",
        "{}, '', not a number",
        "null, '', ''"
    })
    void readsAPrice(String json, String price, String problem) {
        ReadRecord.Read<Event> event = event(
                "{\"_id\":\"e\",\"name\":\"n\",\"tickets\":[{\"_id\":\"y\",\"name\":\"n\",\"price\":" + json + "}]}");

        TicketType type = event.value().ticketTypes().getFirst();
        assertThat(type.price().map(Object::toString).orElse("")).isEqualTo(price);
        assertThat(problems(event)).isEqualTo(problem.isEmpty() ? "" : "tickets.price: " + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "99999999.5, 100000000, ''",
        "119.99999999999999, 120, ''",
        "'\"500\"', 500, ''",
        "0, 0, ''",
        "-0.4, 0, ''",
        "2147483647, 2147483647, ''",
        "2147483648, '', larger than 2147483647",
        "9007199254740991, '', too large",
        "-1, '', less than 0",
        "'\"\"', '', empty",
        "[1], '', not a number"
    })
    void readsAnAmount(String json, String amount, String problem) {
        ReadRecord.Read<Event> event = event(
                "{\"_id\":\"e\",\"name\":\"n\",\"tickets\":[{\"_id\":\"y\",\"name\":\"n\",\"amount\":" + json + "}]}");

        TicketType type = event.value().ticketTypes().getFirst();
        assertThat(type.capacity().map(Object::toString).orElse("")).isEqualTo(amount);
        assertThat(problems(event)).isEqualTo(problem.isEmpty() ? "" : "tickets.amount: " + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T10:00:00.000Z, 2026-06-01T10:00:00Z, ''",
        "2026-06-01T12:00:00+0200, 2026-06-01T10:00:00Z, ''",
        "2026-06-01T12:00:00+02, 2026-06-01T10:00:00Z, ''",
        "2026-06-01T10:00Z, 2026-06-01T10:00:00Z, ''",
        "2026-06-01T10:00:00.9999999Z, 2026-06-01T10:00:00.999999Z, ''",
        "1900-01-01T00:00:00Z, 1900-01-01T00:00:00Z, ''",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z, ''",
        "1899-12-31T23:59:59Z, '', a year before 1900",
        "9999-12-31T23:59:59-01:00, '', a year after 9999",
        "99999-01-01T00:00:00Z, '', not an ISO time",
        "2026-02-30T00:00:00Z, '', not a day or an hour that there is",
        "2026-06-01, '', a time without a zone",
        "2026-06-01T10:00:00, '', a time without a zone",
        "Invalid date, '', not an ISO time",
        "'', '', empty"
    })
    void readsATime(String text, String time, String problem) {
        ReadRecord.Read<Event> event = event("{\"_id\":\"e\",\"name\":\"n\",\"sellStart\":\"" + text + "\"}");

        assertThat(event.value().sellStart().map(Object::toString).orElse("")).isEqualTo(time);
        assertThat(problems(event)).isEqualTo(problem.isEmpty() ? "" : "sellStart: " + problem);
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false", "100000, false"})
    void aNumberHasUpToAThousandDigits(int digits, boolean read) {
        String price = "1." + "0".repeat(digits - 2);

        ReadRecord.Read<Event> event = event(
                "{\"_id\":\"e\",\"name\":\"n\",\"tickets\":[{\"_id\":\"y\",\"name\":\"n\",\"price\":" + price + "}]}");

        assertThat(event.value().ticketTypes().getFirst().price().isPresent()).isEqualTo(read);
        assertThat(problems(event)).isEqualTo(read ? "" : "tickets.price: not a number");
    }

    @Test
    void aRecordWithMoreThanIsKeptIsOneThatCanNotBeReadAndItsVersionIsCertain() {
        UnreadableRecord event = failed(read(
                RecordReader.EVENT,
                "{\"_id\":\"e\",\"tickets\":[" + "{},".repeat(70_000)
                        + "{}],\"name\":\"n\",\"updatedAt\":\"2026-06-01T10:00:00Z\"}"));

        assertThat(event.id()).hasValue("e");
        assertThat(event.updatedAt()).hasValue(Instant.parse("2026-06-01T10:00:00Z"));
        assertThat(event.reason()).contains("4 MiB");
        assertThat(event.event().map(Event::listsAllTypes)).hasValue(false);
    }

    @Test
    void withoutANameTheIdStandsThere() {
        ReadRecord.Read<Event> event = event("{\"_id\":\"e\",\"tickets\":[{\"_id\":\"y\",\"name\":7}]}");

        assertThat(event.value().name()).isEqualTo("e");
        assertThat(event.value().ticketTypes().getFirst().name()).isEqualTo("y");
        assertThat(problems(event)).isEqualTo("tickets.name: not a text; name: missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "[]", "{}", "{\"_id\":\" \"}", "{\"_id\":\"\\u0000\"}", "{\"_id\":7}"})
    void aTypeThatCanNotBeToldFromOthersIsLeftOutAndNoneCountsAsRemoved(String odd) {
        ReadRecord.Read<Event> event =
                event("{\"_id\":\"e\",\"name\":\"n\",\"tickets\":[" + odd + ",{\"_id\":\"y\",\"name\":\"n\"}]}");

        assertThat(event.value().ticketTypes()).extracting(TicketType::id).containsExactly("y");
        assertThat(event.value().listsAllTypes()).isFalse();
        assertThat(problems(event)).startsWith("tickets._id: ");
    }

    @ParameterizedTest
    @CsvSource({"'[]', true", "'null', false"})
    void anEmptyListIsOneAndNoListIsNone(String tickets, boolean listsAll) {
        assertThat(event("{\"_id\":\"e\",\"name\":\"n\",\"tickets\":" + tickets + "}")
                        .value()
                        .listsAllTypes())
                .isEqualTo(listsAll);
    }

    @Test
    void anEventWithSomethingElseForAListIsReadAllTheSame() {
        UnreadableRecord event =
                failed(read(RecordReader.EVENT, "{\"_id\":\"e\",\"name\":\"n\",\"tickets\":\"" + CANARY + "\"}"));

        assertThat(event.reason()).isEqualTo("tickets: not a list");
        assertThat(event.event().map(Event::name)).hasValue("n");
    }

    @Test
    void namesAllThatATicketLacksAndNeverAValue() {
        UnreadableRecord ticket = failed(read(RecordReader.TICKET, """
                {"_id":"k","eventId":{"x":"%1$s"},"status":"%1$s","createdAt":"%1$s","updatedAt":"2026-06-01T10:00:00Z"}""".formatted(CANARY)));

        assertThat(ticket.id()).hasValue("k");
        assertThat(ticket.reason())
                .isEqualTo("eventId: not a text; ticketTypeId: missing;"
                        + " status: not a status in Vivenu's document; createdAt: not an ISO time");
        assertThat(ticket.certain()).isEmpty();
    }

    @Test
    void theStatusOfATicketIsCertainWhateverItsTypeIs() {
        UnreadableRecord ticket = failed(read(RecordReader.TICKET, """
                {"_id":"k","eventId":"e","ticketTypeId":7,"status":"INVALID","createdAt":"2026-06-01T10:00:00Z",
                 "updatedAt":"2026-06-01T10:00:00Z"}"""));

        assertThat(ticket.certain()).hasValueSatisfying(certain -> {
            assertThat(certain).isInstanceOfSatisfying(CertainFacts.OfTicket.class, of -> {
                assertThat(of.status()).isEqualTo(TicketStatus.INVALID);
                assertThat(of.ticket()).isEmpty();
            });
        });
    }

    @Test
    void keepsAsTextOnlyWhatItMayAndWhatIsAValue() throws IOException {
        String json = "{\"_id\":\"k\",\"status\":{\"x\":\"" + CANARY + "\"},\"email\":\"" + CANARY
                + "\",\"realPrice\":1.10,\"currency\":null,\"origin\":[\"" + CANARY + "\"]}";
        try (JsonParser parser = RecordJson.factory().createParser(json)) {
            parser.nextToken();

            assertThat(RecordReader.TICKET.fields(parser).json()).isEqualTo("{\"_id\":\"k\",\"realPrice\":1.10}");
        }
    }

    @Test
    void aTicketHasNoPriceButWhatWasPaid() {
        ReadRecord<Ticket> ticket = read(RecordReader.TICKET, """
                {"_id":"k","eventId":"e","ticketTypeId":"y","ticketName":"n","status":"VALID","regularPrice":99,
                 "createdAt":"2026-06-01T10:00:00Z","updatedAt":"2026-06-01T10:00:00Z"}""");

        assertThat(((ReadRecord.Read<Ticket>) ticket).value().price()).isEmpty();
    }

    @Test
    void aTicketSaysWhichOneItWasMadeFrom() {
        Ticket ticket = ((ReadRecord.Read<Ticket>) read(RecordReader.TICKET, """
                {"_id":"k","eventId":"e","ticketTypeId":"y","ticketName":"n","status":"VALID","origin":"transfer",
                 "originTicketId":"j","createdAt":"2026-06-01T10:00:00Z","updatedAt":"2026-06-01T10:00:00Z"}""")).value();

        assertThat(ticket.origin()).hasValue(TicketOrigin.TRANSFER);
        assertThat(ticket.originTicketId()).hasValue("j");
    }

    @Test
    void anOriginThatIsNotInTheDocumentIsNotKnown() {
        ReadRecord.Read<Ticket> ticket = (ReadRecord.Read<Ticket>) read(RecordReader.TICKET, """
                {"_id":"k","eventId":"e","ticketTypeId":"y","ticketName":"n","status":"VALID","origin":"import",
                 "originTicketId":"","createdAt":"2026-06-01T10:00:00Z","updatedAt":"2026-06-01T10:00:00Z"}""");

        assertThat(ticket.value().origin()).isEmpty();
        assertThat(ticket.value().originTicketId()).isEmpty();
        assertThat(problems(ticket))
                .isEqualTo("origin: not an origin in Vivenu's document; originTicketId: not usable as an id");
    }

    private static ReadRecord.Read<Event> event(String json) {
        return (ReadRecord.Read<Event>) read(RecordReader.EVENT, json);
    }

    private static String problems(ReadRecord.Read<?> record) {
        return record.odd().stream().map(OddField::sentence).collect(Collectors.joining("; "));
    }

    private static UnreadableRecord failed(ReadRecord<?> record) {
        assertThat(record).isInstanceOf(ReadRecord.Failed.class);
        return ((ReadRecord.Failed<?>) record).unreadable();
    }

    private static <T> ReadRecord<T> read(RecordReader<T> reading, String json) {
        try (JsonParser parser = RecordJson.factory().createParser(json)) {
            parser.nextToken();
            return reading.read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
