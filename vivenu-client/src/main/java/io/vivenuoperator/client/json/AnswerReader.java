package io.vivenuoperator.client.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.client.failure.VivenuException;
import io.vivenuoperator.client.failure.VivenuException.Reason;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.client.model.Unreadable;
import io.vivenuoperator.client.record.ReadRecord;
import io.vivenuoperator.client.record.Reading;
import io.vivenuoperator.client.record.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads answers. Nothing of an answer's content gets into an exception: Jackson's own messages quote it, so they are dropped
 * and only the position is told.
 */
public final class AnswerReader {

    private static final JsonMapper MAPPER = new JsonMapper(RecordJson.factory());

    /**
     * A list answer.
     *
     * @param listField {@code rows} for events and tickets, {@code docs} for nearly all else
     */
    public <T> Page<T> page(byte[] body, String listField, Reading<T> reading) {
        return parse(body, parser -> readPage(parser, listField, reading));
    }

    /** A single record; one that can't be read is a failure here. */
    public <T> T one(byte[] body, Reading<T> reading) {
        return parse(body, parser -> {
            parser.nextToken();
            return switch (reading.read(parser)) {
                case ReadRecord.Read<T> read -> read.value();
                case ReadRecord.Failed<T> failed ->
                    throw protocol(failed.unreadable().reason());
            };
        });
    }

    /** A single record as a page of one, which may be one that can't be read. */
    public <T> Page<T> pageOfOne(byte[] body, Reading<T> reading) {
        return parse(body, parser -> {
            parser.nextToken();
            var records = new Records<T>();
            records.add(reading.read(parser));
            return records.page(1);
        });
    }

    private <T> Page<T> readPage(JsonParser parser, String listField, Reading<T> reading) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw protocol("the list answer is not an object");
        }
        var records = new Records<T>();
        boolean listed = false;
        long total = -1;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals(listField) && value == JsonToken.START_ARRAY) {
                readRecords(parser, reading, records);
                listed = true;
            } else if (field.equals("total") && value == JsonToken.VALUE_NUMBER_INT) {
                total = parser.getLongValue();
            } else {
                parser.skipChildren();
            }
        }
        if (!listed || total < 0) {
            throw protocol("the list answer has no " + (listed ? "total" : listField));
        }
        return records.page(total);
    }

    private static <T> void readRecords(JsonParser parser, Reading<T> reading, Records<T> records) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            records.add(reading.read(parser));
        }
    }

    /** The records of one page so far. */
    private static final class Records<T> {
        private final List<T> items = new ArrayList<>();
        private final List<Unreadable> unreadable = new ArrayList<>();
        private final List<Page.Odd> odd = new ArrayList<>();

        void add(ReadRecord<T> record) {
            switch (record) {
                case ReadRecord.Read<T> read -> {
                    items.add(read.value());
                    read.odd().forEach(field -> odd.add(new Page.Odd(read.id(), field)));
                }
                case ReadRecord.Failed<T> failed -> unreadable.add(failed.unreadable());
            }
        }

        Page<T> page(long total) {
            return new Page<>(items, unreadable, odd, total);
        }
    }

    private static <R> R parse(byte[] body, Parsing<R> parsing) {
        try (JsonParser parser = MAPPER.createParser(body)) {
            return parsing.parse(parser);
        } catch (JsonProcessingException e) {
            throw protocol("no JSON at byte " + e.getLocation().getByteOffset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VivenuException protocol(String what) {
        return VivenuException.of(Reason.PROTOCOL, "Vivenu's answer is not what its API promises: " + what);
    }

    private interface Parsing<R> {
        R parse(JsonParser parser) throws IOException;
    }
}
