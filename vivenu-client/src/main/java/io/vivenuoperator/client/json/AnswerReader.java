package io.vivenuoperator.client.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.client.failure.NotVivenuException;
import io.vivenuoperator.client.failure.VivenuException;
import io.vivenuoperator.client.failure.VivenuException.Reason;
import io.vivenuoperator.client.model.Page;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads answers while they arrive, within {@link Limits}. Nothing of an answer's content gets into an exception: Jackson's own
 * messages quote it, so they are dropped.
 */
public final class AnswerReader {

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNameLength(2 * CutTokens.LONGEST_NAME + 16)
            .maxStringLength(CutTokens.LONGEST_TEXT + 16)
            .maxNumberLength(CutTokens.LONGEST_NUMBER + 16)
            .build();

    /** Names are not interned: a vendor may use ids as names, and each would stay. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(CONSTRAINTS)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** So often an answer may end within its first record before that is the record's fault. */
    private static final int ENDS = 3;

    /**
     * Reads the answers to one call for a list, until one can be read.
     *
     * @param <T> what a record becomes
     */
    public static final class Pages<T> {

        private final String listField;
        private final Reading<T> reading;
        private int ended;

        private Pages(String listField, Reading<T> reading) {
            this.listField = listField;
            this.reading = reading;
        }

        /**
         * The page that an answer holds.
         *
         * @throws IOException when the answer broke off
         * @throws NotVivenuException when it is no list of Vivenu's
         */
        public Page<T> read(InputStream body) throws IOException, NotVivenuException {
            CutTokens tokens = new CutTokens(body);
            try (JsonParser parser = MAPPER.createParser(tokens)) {
                return new PageReading<>(MAPPER, parser, tokens, listField, reading, () -> ++ended < ENDS).read();
            }
        }
    }

    /**
     * A list.
     *
     * @param listField {@code rows} for events and tickets, {@code docs} for nearly all else
     */
    public <T> Pages<T> pages(String listField, Reading<T> reading) {
        return new Pages<>(listField, reading);
    }

    /**
     * A single record; one that can't be read is a failure here.
     *
     * @throws IOException when the answer broke off
     * @throws NotVivenuException when it is no record of Vivenu's
     */
    public <T> T one(InputStream body, Reading<T> reading) throws IOException, NotVivenuException {
        CutTokens tokens = new CutTokens(body);
        Allowance allowance = new Allowance(tokens::taken);
        try (JsonParser parser = MAPPER.createParser(tokens)) {
            begin(parser);
            ShapedParser record = new ShapedParser(MAPPER, parser, allowance);
            JsonNode read = record.read(reading.shape());
            if (record.id().isEmpty()) {
                throw new NotVivenuException("a record with an _id");
            }
            return made(read, allowance.excess(), reading);
        } catch (JsonProcessingException e) {
            if (tokens.isAtEnd()) {
                throw endedEarly();
            }
            throw protocol("no JSON");
        } catch (AnswerTooLargeException e) {
            throw protocol(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether it is a JSON object at all, where nothing of it is needed.
     *
     * @throws IOException when the answer broke off
     * @throws NotVivenuException when it is none
     */
    public void object(InputStream body) throws IOException, NotVivenuException {
        CutTokens tokens = new CutTokens(body);
        try (JsonParser parser = MAPPER.createParser(tokens)) {
            begin(parser);
            parser.skipChildren();
        } catch (JsonProcessingException e) {
            if (tokens.isAtEnd()) {
                throw endedEarly();
            }
            throw new NotVivenuException("a JSON object");
        } catch (AnswerTooLargeException e) {
            throw new NotVivenuException("a JSON object");
        }
    }

    private static void begin(JsonParser parser) throws IOException, NotVivenuException {
        try {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                return;
            }
        } catch (JsonProcessingException e) {
            throw new NotVivenuException("a JSON object");
        }
        throw new NotVivenuException("a JSON object");
    }

    private static EOFException endedEarly() {
        return new EOFException("the answer ended before its JSON did");
    }

    private static <T> T made(JsonNode read, Optional<String> excess, Reading<T> reading) {
        if (excess.isPresent()) {
            throw protocol(excess.get());
        }
        return switch (reading.read(read)) {
            case ReadRecord.Read<T> made -> made.value();
            case ReadRecord.Failed<T> failed ->
                throw protocol(failed.unreadable().reason());
        };
    }

    private static VivenuException protocol(String what) {
        return VivenuException.of(Reason.PROTOCOL, "Vivenu's answer is not what its API promises: " + what);
    }
}
