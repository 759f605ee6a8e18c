package io.vivenuoperator.vendor.vivenu.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.record.RawRecord;
import io.vivenuoperator.vendor.vivenu.record.ReadRecord;
import io.vivenuoperator.vendor.vivenu.record.RecordJson;
import io.vivenuoperator.vendor.vivenu.record.RecordReader;
import io.vivenuoperator.vendor.vivenu.record.ShapedParser;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads answers while they arrive, within {@link AnswerLimits}. No exception contains any of an answer's content; Jackson's
 * messages quote it, so they are dropped.
 */
public final class AnswerReader {
    static final String BROKEN = "the record is not JSON, or is nested too deeply";

    private static final JsonFactory JSON = RecordJson.factory();

    /** If an answer ends within its first record this many times, the record is considered broken. */
    private static final int ENDS = 3;

    /**
     * Reads the answers to one list call, until one can be read.
     *
     * @param <T> the type of a record
     */
    public static final class Pages<T> {
        private final String listField;
        private final RecordReader<T> reading;
        private int ended;

        private Pages(String listField, RecordReader<T> reading) {
            this.listField = listField;
            this.reading = reading;
        }

        /**
         * The page in an answer.
         *
         * @throws IOException if the answer was cut off
         * @throws ForeignAnswerException if it is not a list of Vivenu's
         */
        public RecordPage<T> read(InputStream body) throws IOException, ForeignAnswerException {
            var tokens = new CutTokens(body);
            try (JsonParser parser = JSON.createParser(tokens)) {
                return new PageReading<>(parser, tokens, listField, reading, () -> ++ended < ENDS).read();
            }
        }
    }

    /**
     * A list.
     *
     * @param listField {@code rows} for events and tickets, {@code docs} for nearly everything else
     */
    public <T> Pages<T> pages(String listField, RecordReader<T> reading) {
        return new Pages<>(listField, reading);
    }

    /**
     * A single record; an unreadable one is an error here.
     *
     * @throws IOException if the answer was cut off
     * @throws ForeignAnswerException if it is not a record of Vivenu's
     */
    public <T> T one(InputStream body, RecordReader<T> reading) throws IOException, ForeignAnswerException {
        return switch (record(body, reading)) {
            case ReadRecord.Read<T> read -> read.value();
            case ReadRecord.Failed<T> failed ->
                throw protocol(failed.unreadable().reason());
        };
    }

    /**
     * A single record as a page of one, which may be unreadable.
     *
     * @throws IOException if the answer was cut off
     * @throws ForeignAnswerException if it is not a record of Vivenu's
     */
    public <T> RecordPage<T> pageOfOne(InputStream body, RecordReader<T> reading)
            throws IOException, ForeignAnswerException {
        var records = new PageRecords<T>();
        records.add(record(body, reading));
        return records.page(Optional.of(1L), 0);
    }

    private static <T> ReadRecord<T> record(InputStream body, RecordReader<T> reading)
            throws IOException, ForeignAnswerException {
        var tokens = new CutTokens(body);
        try (JsonParser parser = JSON.createParser(tokens)) {
            begin(parser);
            ShapedParser record = reading.begin(parser, tokens::taken);
            try {
                return vivenus(record.read(), reading);
            } catch (JsonProcessingException e) {
                if (tokens.isAtEnd()) {
                    throw endedEarly();
                }
                return broken(record, BROKEN);
            } catch (AnswerTooLargeException e) {
                return broken(record, String.valueOf(e.getMessage()));
            }
        }
    }

    private static <T> ReadRecord<T> vivenus(RawRecord raw, RecordReader<T> reading) throws ForeignAnswerException {
        if (!raw.hasId()) {
            throw new ForeignAnswerException("a record with an _id");
        }
        return reading.read(raw);
    }

    private static <T> ReadRecord<T> broken(ShapedParser record, String problem) {
        if (record.id().isEmpty()) {
            throw protocol(problem);
        }
        return new ReadRecord.Failed<>(new UnreadableRecord(record.id(), problem));
    }

    /**
     * Checks that the answer is a JSON object, when nothing of it is needed.
     *
     * @throws IOException if the answer was cut off
     * @throws ForeignAnswerException if it is not
     */
    public void object(InputStream body) throws IOException, ForeignAnswerException {
        var tokens = new CutTokens(body);
        try (JsonParser parser = JSON.createParser(tokens)) {
            begin(parser);
            parser.skipChildren();
        } catch (JsonProcessingException e) {
            if (tokens.isAtEnd()) {
                throw endedEarly();
            }
            throw new ForeignAnswerException("a JSON object");
        } catch (AnswerTooLargeException e) {
            throw new ForeignAnswerException("a JSON object");
        }
    }

    private static void begin(JsonParser parser) throws IOException, ForeignAnswerException {
        try {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                return;
            }
        } catch (JsonProcessingException e) {
            throw new ForeignAnswerException("a JSON object");
        }
        throw new ForeignAnswerException("a JSON object");
    }

    private static EOFException endedEarly() {
        return new EOFException("the answer ended before its JSON did");
    }

    private static HttpCallException protocol(String what) {
        return HttpCallException.of(Reason.PROTOCOL, "Vivenu's answer does not match its API: " + what);
    }
}
