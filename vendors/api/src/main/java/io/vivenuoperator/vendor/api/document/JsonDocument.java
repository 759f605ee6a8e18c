package io.vivenuoperator.vendor.api.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads JSON objects, within a limit. Jackson's messages quote what they read, so none of them gets out. */
public final class JsonDocument {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LARGEST = 32 << 20;

    private JsonDocument() {}

    /**
     * An answer, which is a JSON object.
     *
     * @throws IOException if it was cut off
     * @throws ForeignAnswerException if it is none, or larger than 32 MiB
     */
    public static JsonNode answer(InputStream body) throws IOException, ForeignAnswerException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ForeignAnswerException("an end within 32 MiB");
        }
        try {
            JsonNode document = JSON.readTree(bytes);
            if (document.isObject()) {
                return document;
            }
        } catch (JsonEOFException e) {
            throw new EOFException("the answer ended before its JSON did");
        } catch (JsonProcessingException e) {
            throw new ForeignAnswerException("a JSON object");
        }
        throw new ForeignAnswerException("a JSON object");
    }

    /** What was received, if it is one JSON object and nothing else. */
    public static Optional<JsonNode> received(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }
}
