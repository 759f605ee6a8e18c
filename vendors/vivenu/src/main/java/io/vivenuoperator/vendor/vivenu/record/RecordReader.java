package io.vivenuoperator.vendor.vivenu.record;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.TicketHead;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Reads one kind of record: which fields may be used, and what they become. The same for a row of a list, a single answer
 * and a webhook's data.
 *
 * @param <T> the type of the record
 */
public final class RecordReader<T> {
    /** An event with its ticket types: its public fields. */
    public static final RecordReader<Event> EVENT = new RecordReader<>(EventReading.SHAPE, EventReading::read);

    /** A ticket without its buyer and without anything that grants entry. */
    public static final RecordReader<Ticket> TICKET = new RecordReader<>(TicketReading.SHAPE, TicketReading::read);

    /** What a ticket is chosen by, however little of it can be read. */
    public static final RecordReader<TicketHead> TICKET_HEAD =
            new RecordReader<>(TicketHeadReading.SHAPE, TicketHeadReading::read);

    /** A webhook. */
    public static final RecordReader<Webhook> WEBHOOK = new RecordReader<>(WebhookReading.SHAPE, WebhookReading::read);

    /** A record of which only the id is read. */
    public static final RecordReader<String> ID = new RecordReader<>(RecordShape.ofValues("_id"), fields -> {
        Optional<String> id = fields.required("_id", TextReader::id);
        return id.isPresent() ? read(id.get(), id.get(), fields) : failed(id, fields);
    });

    private final RecordShape shape;
    private final Function<JsonFields, ReadRecord<T>> make;

    private RecordReader(RecordShape shape, Function<JsonFields, ReadRecord<T>> make) {
        this.shape = shape;
        this.make = make;
    }

    /**
     * The allowed fields of the value at the parser's position, which is skipped if it is not an object. For text in
     * memory; for text that is still arriving, see {@link #begin}.
     */
    public RawRecord fields(JsonParser parser) throws IOException {
        return begin(parser, () -> offset(parser)).read();
    }

    /** Byte parsers know the one offset, character parsers the other. */
    private static long offset(JsonParser parser) {
        JsonLocation location = parser.currentLocation();
        return Math.max(location.getByteOffset(), location.getCharOffset());
    }

    /**
     * Starts reading the value at the parser's position.
     *
     * @param taken the number of bytes received so far
     */
    public ShapedParser begin(JsonParser parser, LongSupplier taken) {
        return new ShapedParser(parser, shape, new RecordAllowance(taken));
    }

    /** The record, or why it is unreadable. */
    public ReadRecord<T> read(RawRecord raw) {
        JsonNode record = raw.node();
        return record.isObject()
                ? make.apply(JsonFields.of(raw))
                : new ReadRecord.Failed<>(new UnreadableRecord(Optional.empty(), "the record is not an object"));
    }

    /** Reads the fields and then the record. */
    public ReadRecord<T> read(JsonParser parser) throws IOException {
        return read(fields(parser));
    }

    static <T> ReadRecord<T> read(String id, T value, JsonFields fields) {
        return new ReadRecord.Read<>(id, value, fields.odd());
    }

    static <T> ReadRecord<T> failed(Optional<String> id, JsonFields fields) {
        return new ReadRecord.Failed<>(
                new UnreadableRecord(id, fields.problems().orElseThrow()));
    }
}
