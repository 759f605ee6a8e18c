package io.vivenuoperator.platform.api.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWK;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpCall;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.QueryString;
import io.vivenuoperator.platform.httpclient.RemoteService;
import io.vivenuoperator.platform.httpclient.authentication.Authentication;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An issuer's keys at its JWKS URL. An answer is read up to a limit of its size and of its time; redirects are not followed. */
final class PublishedKeys implements KeySource {
    static final int LARGEST = 256 * 1024;

    private static final String USER_AGENT_PREFIX = "vivenu-operator-";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HttpCall GET = HttpCall.get("", QueryString.empty());

    private final HttpTransport transport;

    PublishedKeys(String program, HttpClient client, TokenSettings settings, Clock clock) {
        var service = new RemoteService(
                "the issuer of tokens", USER_AGENT_PREFIX + program, settings.keys(), new Nobody(), (_, _) -> true);
        transport = new HttpTransport(
                client, service, CallPolicy.singleAttempt(clock).withTimeout(PATIENCE));
    }

    /** Public keys need no credential. */
    private record Nobody() implements Authentication {
        @Override
        public String credential() {
            return "no credential";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }
    }

    @Override
    public List<JWK> fetch() {
        return transport.send(GET, PublishedKeys::read);
    }

    private static List<JWK> read(InputStream body) throws IOException, ForeignAnswerException {
        byte[] text = body.readNBytes(LARGEST + 1);
        if (text.length > LARGEST) {
            throw new ForeignAnswerException("a key set of at most " + LARGEST + " bytes");
        }
        JsonNode keys = tree(text).path("keys");
        if (!keys.isArray()) {
            throw new ForeignAnswerException("a key set");
        }
        List<JWK> usable = new ArrayList<>();
        keys.forEach(key -> parsed(key).filter(Signatures::canVerify).ifPresent(usable::add));
        return List.copyOf(usable);
    }

    private static JsonNode tree(byte[] text) throws IOException, ForeignAnswerException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ForeignAnswerException("JSON");
        }
    }

    /** A set may have keys of kinds that nobody here knows. */
    private static Optional<JWK> parsed(JsonNode key) {
        try {
            return Optional.of(JWK.parse(key.toString()).toPublicJWK());
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
