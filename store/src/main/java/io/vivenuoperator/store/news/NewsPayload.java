package io.vivenuoperator.store.news;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.vivenuoperator.store.message.NewMessage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** One message's payload, while it is written. What is not known has no field. */
final class NewsPayload {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final int ID_OCTETS = 16;

    private final ProductEventType type;
    private final String source;
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    private NewsPayload(ProductEventType type, String source) {
        this.type = type;
        this.source = source;
        try {
            json = JSON.createGenerator(text);
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static NewsPayload of(ProductEventType type, String region) {
        return from(type, region).with("region", region);
    }

    /** Of what no region says. */
    static NewsPayload from(ProductEventType type, String source) {
        return new NewsPayload(type, source);
    }

    NewsPayload with(String field, String value) {
        return write(() -> json.writeStringField(field, value));
    }

    NewsPayload with(String field, Instant value) {
        return with(field, value.toString());
    }

    NewsPayload with(String field, long value) {
        return write(() -> json.writeNumberField(field, value));
    }

    NewsPayload with(String field, double value) {
        return write(() -> json.writeNumberField(field, value));
    }

    NewsPayload text(String field, Optional<String> value) {
        value.ifPresent(known -> with(field, known));
        return this;
    }

    NewsPayload instant(String field, Optional<Instant> value) {
        value.ifPresent(known -> with(field, known));
        return this;
    }

    NewsPayload decimal(String field, Optional<BigDecimal> value) {
        value.ifPresent(known -> write(() -> json.writeNumberField(field, known)));
        return this;
    }

    /**
     * The whole message. Its id is made of what it says, so that a transaction which is tried again says the same again;
     * the instant of the observation, which each payload has, keeps a fact that returns apart from its first time.
     *
     * @param key what it is about
     */
    NewMessage message(String key, Instant observedAt) {
        with("observedAt", observedAt);
        write(() -> {
            json.writeEndObject();
            json.close();
        });
        String payload = text.toString();
        return new NewMessage(
                id(key, payload), type.word(), source, Optional.of(key), payload, Optional.empty(), Optional.empty());
    }

    private String id(String key, String payload) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((type.word() + '\n' + source + '\n' + key + '\n' + payload)
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_OCTETS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Nothing is written outside memory. */
    private NewsPayload write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
