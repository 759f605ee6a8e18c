package io.vivenuoperator.vendor.vivenu.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.TicketHead;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.model.VerbatimTicket;
import io.vivenuoperator.vendor.vivenu.record.ReadRecord;
import io.vivenuoperator.vendor.vivenu.record.RecordJson;
import io.vivenuoperator.vendor.vivenu.record.RecordReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads pages of tickets of which every octet is wanted. Unlike {@link AnswerReader} it makes the best of nothing: what can't
 * be had whole is an error, because it would be sent or kept in part.
 */
public final class VerbatimPages {
    private static final JsonFactory JSON = RecordJson.factory();
    private static final String ROWS = "rows";

    /**
     * The page in an answer.
     *
     * @throws IOException if the answer was cut off
     * @throws ForeignAnswerException if it is not a list of Vivenu's
     */
    public RecordPage<VerbatimTicket> read(InputStream body) throws IOException, ForeignAnswerException {
        var tape = new RecordTape(body);
        try (JsonParser parser = JSON.createParser(tape)) {
            return new OnePage(parser, tape).read();
        } catch (JsonProcessingException e) {
            // Its message quotes the answer.
            if (tape.isAtEnd()) {
                throw new EOFException("the answer ended before its JSON did");
            }
            throw HttpCallException.of(Reason.PROTOCOL, "Vivenu's list of tickets is not JSON");
        } catch (AnswerTooLargeException e) {
            throw HttpCallException.of(Reason.PROTOCOL, "A ticket of Vivenu's list is implausibly large");
        }
    }

    private static final class OnePage {
        private final JsonParser parser;
        private final RecordTape tape;
        private final List<VerbatimTicket> tickets = new ArrayList<>();
        private final List<UnreadableRecord> unreadable = new ArrayList<>();
        private Optional<Long> total = Optional.empty();
        private boolean listed;

        OnePage(JsonParser parser, RecordTape tape) {
            this.parser = parser;
            this.tape = tape;
        }

        RecordPage<VerbatimTicket> read() throws IOException, ForeignAnswerException {
            if (!isObject()) {
                throw new ForeignAnswerException("a list of " + ROWS);
            }
            boolean isWhole = true;
            while (isWhole && parser.nextToken() != JsonToken.END_OBJECT) {
                isWhole = field();
            }
            if (!listed || (isWhole && total.isEmpty())) {
                throw new ForeignAnswerException(listed ? "a total" : "a list of " + ROWS);
            }
            int records = tickets.size() + unreadable.size();
            return new RecordPage<>(
                    tickets, unreadable, List.of(), total, records == 0 ? 0 : Math.max(tape.taken() / records, 1));
        }

        private boolean isObject() throws IOException {
            try {
                return parser.nextToken() == JsonToken.START_OBJECT;
            } catch (JsonProcessingException e) {
                return false;
            }
        }

        /** False if the rest of the answer is left to the next page. */
        private boolean field() throws IOException, ForeignAnswerException {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals(ROWS) && value == JsonToken.START_ARRAY) {
                listed = true;
                return rows();
            }
            if (field.equals("total") && value == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() < 19) {
                total = Optional.of(parser.getLongValue()).filter(count -> count >= 0);
            } else {
                parser.skipChildren();
            }
            return true;
        }

        private boolean rows() throws IOException, ForeignAnswerException {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (tape.taken() > AnswerLimits.LARGEST_ANSWER && !tickets.isEmpty()) {
                    total = Optional.empty();
                    return false;
                }
                row();
            }
            return true;
        }

        private void row() throws IOException, ForeignAnswerException {
            long from = parser.currentTokenLocation().getByteOffset();
            if (from < 0) {
                throw new ForeignAnswerException("JSON in UTF-8");
            }
            tape.forgetBefore(from);
            parser.skipChildren();
            byte[] json = tape.between(from, parser.currentLocation().getByteOffset());
            switch (head(json)) {
                case ReadRecord.Read<TicketHead> read -> tickets.add(new VerbatimTicket(read.value(), json));
                case ReadRecord.Failed<TicketHead> failed -> unreadable.add(failed.unreadable());
            }
        }

        private static ReadRecord<TicketHead> head(byte[] json) throws IOException {
            try (JsonParser parser = JSON.createParser(json)) {
                parser.nextToken();
                return RecordReader.TICKET_HEAD.read(parser);
            }
        }
    }
}
