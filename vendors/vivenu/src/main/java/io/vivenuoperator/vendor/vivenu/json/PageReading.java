package io.vivenuoperator.vendor.vivenu.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.record.RawRecord;
import io.vivenuoperator.vendor.vivenu.record.ReadRecord;
import io.vivenuoperator.vendor.vivenu.record.RecordLimits;
import io.vivenuoperator.vendor.vivenu.record.RecordReader;
import io.vivenuoperator.vendor.vivenu.record.ShapedParser;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Reads one list answer. If the list is too large, contains a broken record or is cut off, the records before that point
 * form a page, and the next page begins there. A broken record at the start of its page is reported and skipped.
 */
final class PageReading<T> {
    private final JsonParser parser;
    private final CutTokens tokens;
    private final String listField;
    private final RecordReader<T> reading;

    private final PageRecords<T> records = new PageRecords<>();
    private final BooleanSupplier patient;
    private Optional<ShapedParser> open = Optional.empty();
    private boolean listed;
    private Optional<Long> total = Optional.empty();
    private long kept;
    private long sent;

    /** @param patient whether an answer that ends within its first record is worth another attempt */
    PageReading(
            JsonParser parser, CutTokens tokens, String listField, RecordReader<T> reading, BooleanSupplier patient) {
        this.parser = parser;
        this.tokens = tokens;
        this.listField = listField;
        this.reading = reading;
        this.patient = patient;
    }

    RecordPage<T> read() throws IOException, ForeignAnswerException {
        try {
            readFields();
        } catch (JsonProcessingException e) {
            return tokens.isAtEnd() ? ended() : cutAt(AnswerReader.BROKEN);
        } catch (AnswerTooLargeException e) {
            return cutAt(String.valueOf(e.getMessage()));
        }
        if (!listed || total.isEmpty()) {
            throw new ForeignAnswerException(listed ? "a total" : "a list of " + listField);
        }
        return page();
    }

    private void readFields() throws IOException, ForeignAnswerException {
        if (!isObject()) {
            throw new ForeignAnswerException("a list of " + listField);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals(listField) && value == JsonToken.START_ARRAY) {
                readRecords();
                listed = true;
            } else if (field.equals("total") && value == JsonToken.VALUE_NUMBER_INT) {
                total = total();
            } else {
                parser.skipChildren();
            }
        }
    }

    private boolean isObject() throws IOException {
        try {
            return parser.nextToken() == JsonToken.START_OBJECT;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private Optional<Long> total() throws IOException {
        return parser.getTextLength() > Long.toString(Long.MAX_VALUE).length() - 1
                ? Optional.empty()
                : Optional.of(parser.getLongValue()).filter(count -> count >= 0);
    }

    private void readRecords() throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            sent++;
            if (kept < AnswerLimits.MOST_KEPT_OF_A_PAGE) {
                readRecord();
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readRecord() throws IOException {
        ShapedParser record = reading.begin(parser, tokens::taken);
        open = Optional.of(record);
        RawRecord raw = record.read();
        open = Optional.empty();
        int oddBefore = records.odd();
        records.add(reading.read(raw));
        kept += raw.kept() + RecordLimits.weight(0) * (records.odd() - oddBefore);
    }

    private RecordPage<T> ended() throws IOException, ForeignAnswerException {
        boolean nothing = records.isEmpty();
        if (nothing && (sent == 0 || patient.getAsBoolean())) {
            throw new EOFException("the answer ended before its JSON did");
        }
        return cutAt("the answer ends within the record");
    }

    private RecordPage<T> cutAt(String problem) throws ForeignAnswerException {
        if (sent == 0) {
            throw new ForeignAnswerException("a list of " + listField + " as JSON");
        }
        if (records.isEmpty()) {
            records.add(new ReadRecord.Failed<>(new UnreadableRecord(open.flatMap(ShapedParser::id), problem)));
        }
        return page();
    }

    private RecordPage<T> page() {
        return records.page(total, sent == 0 ? 0 : Math.max(tokens.taken() / sent, 1));
    }
}
