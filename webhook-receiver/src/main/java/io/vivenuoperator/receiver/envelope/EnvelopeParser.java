package io.vivenuoperator.receiver.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.vivenuoperator.vendor.vivenu.record.RecordJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Parses a body in one pass and retains only allow-listed fields. Thread-safe. */
public final class EnvelopeParser {
    private static final int DEEPEST = 200;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final JsonFactory json = RecordJson.factory(DEEPEST);

    /**
     * Parses one body; never throws, whatever it contains.
     *
     * @param body as received, at most as large as the process allows
     */
    public ParsedBody parse(byte[] body) {
        // Decoded first: a JSON parser guesses the encoding of bytes, and the signed bytes must
        // be UTF-8.
        try (JsonParser parser = parser(utf8(body))) {
            return new EnvelopeReader(parser).read();
        } catch (NotAnEnvelopeException e) {
            return new ParsedBody.Malformed(e.problem());
        } catch (CharacterCodingException e) {
            return new ParsedBody.Malformed("body: is not UTF-8");
        } catch (StreamConstraintsException e) {
            return new ParsedBody.Malformed(
                    "body: is nested deeper than %d levels or has a field name that is too long".formatted(DEEPEST));
        } catch (JsonProcessingException e) {
            return new ParsedBody.Malformed("body: is not JSON" + position(e));
        } catch (IOException e) {
            return new ParsedBody.Malformed("body: can't be parsed as JSON");
        }
    }

    /** A byte-order mark is not part of the JSON, but of the signed bytes. */
    private static CharBuffer utf8(byte[] body) throws CharacterCodingException {
        int start = startsWithMark(body) ? MARK.length : 0;
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body, start, body.length - start));
    }

    /** On the decoded characters themselves: from a string it would copy them once more. */
    private JsonParser parser(CharBuffer text) throws IOException {
        return json.createParser(text.array(), text.arrayOffset() + text.position(), text.remaining());
    }

    private static boolean startsWithMark(byte[] body) {
        return body.length >= MARK.length && Arrays.equals(body, 0, MARK.length, MARK, 0, MARK.length);
    }

    private static String position(JsonProcessingException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
                .orElse("");
    }
}
