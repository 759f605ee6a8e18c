package io.vivenuoperator.vendor.vivenu.record;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * How one kind of record is read: which fields may be touched, and what is made of them. The same for a row of a list, an answer
 * of its own and a webhook's data.
 *
 * @param <T> what a record becomes
 */
public final class RecordReader<T> {
    /** An event with its ticket types: its public fields. */
    public static final RecordReader<Event> EVENT = new RecordReader<>(EventReading.SHAPE, EventReading::read);

    /** A ticket without whoever bought it and without what opens a door. */
    public static final RecordReader<Ticket> TICKET = new RecordReader<>(TicketReading.SHAPE, TicketReading::read);

    /** A webhook. */
    public static final RecordReader<Webhook> WEBHOOK = new RecordReader<>(WebhookReading.SHAPE, WebhookReading::read);

    /** A record that only counts. */
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
     * The allowed fields of the value that the parser stands on, which is skipped if it is no object. For a text in memory; see
     * {@link #begin} for one that still arrives.
     */
    public RawRecord fields(JsonParser parser) throws IOException {
        return begin(parser, () -> offset(parser)).read();
    }

    /** A parser of bytes knows the one, a parser of characters the other. */
    private static long offset(JsonParser parser) {
        JsonLocation location = parser.currentLocation();
        return Math.max(location.getByteOffset(), location.getCharOffset());
    }

    /**
     * Begins with the value that the parser stands on.
     *
     * @param taken how many bytes came so far
     */
    public ShapedParser begin(JsonParser parser, LongSupplier taken) {
        return new ShapedParser(parser, shape, new RecordAllowance(taken));
    }

    /** The record, or why it can't be one. */
    public ReadRecord<T> read(RawRecord raw) {
        JsonNode record = raw.node();
        return record.isObject()
                ? make.apply(JsonFields.of(raw))
                : new ReadRecord.Failed<>(new UnreadableRecord(Optional.empty(), "the record is not an object"));
    }

    /** Both. */
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
