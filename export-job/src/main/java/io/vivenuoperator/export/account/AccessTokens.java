package io.vivenuoperator.export.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.platform.httpclient.CallBody;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpCall;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.QueryString;
import io.vivenuoperator.platform.httpclient.RemoteService;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.answer.AnswerHead;
import io.vivenuoperator.platform.httpclient.answer.ErrorBody;
import io.vivenuoperator.platform.httpclient.authentication.Authentication;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Tokens for Google's APIs, each used for most of its hour. For one thread. */
public final class AccessTokens implements Authentication {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration USED = Duration.ofMinutes(50);
    private static final int LARGEST = 64 * 1024;

    private final ServiceAccount account;
    private final HttpTransport transport;
    private final Clock clock;
    private String token = "";
    private Instant obtained = Instant.MIN;

    /**
     * Asks for none yet.
     *
     * @param policy with one attempt: whoever calls tries again
     */
    public AccessTokens(HttpClient http, ServiceAccount account, String userAgent, CallPolicy policy) {
        this.account = account;
        this.clock = policy.clock();
        this.transport = new HttpTransport(
                http,
                new RemoteService(
                        "Google's token service",
                        userAgent,
                        new BaseUrl(origin(account.tokenUrl())),
                        new NoToken(),
                        AccessTokens::isGoogles),
                policy);
    }

    /** Nothing: the assertion speaks for itself. */
    private static final class NoToken implements Authentication {
        @Override
        public String credential() {
            return "the service account's key";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }
    }

    /**
     * Makes sure that there is a token.
     *
     * @throws io.vivenuoperator.platform.httpclient.failure.HttpCallException if Google gives none
     */
    public void refresh() {
        Instant now = clock.instant();
        if (token.isEmpty() || now.isAfter(obtained.plus(USED))) {
            var form =
                    QueryString.empty().with("grant_type", GRANT).with("assertion", SignedAssertion.of(account, now));
            var path = account.tokenUrl().getRawPath();
            token = transport.send(
                    HttpCall.post(path, path, QueryString.empty(), CallBody.form(form)), AccessTokens::token);
            obtained = now;
        }
    }

    @Override
    public String credential() {
        return "the service account's token";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static String token(InputStream body) throws IOException, ForeignAnswerException {
        try {
            JsonNode json = JSON.readTree(new String(body.readNBytes(LARGEST), UTF_8));
            var token = json.path("access_token").asText();
            if (!token.isBlank() && token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                return token;
            }
        } catch (JsonProcessingException e) {
            throw new ForeignAnswerException("a token as JSON");
        }
        throw new ForeignAnswerException("a token");
    }

    /** Google's token service answers as OAuth 2.0 says. */
    private static boolean isGoogles(AnswerHead head, ErrorBody body) throws IOException {
        if (!head.mayBeJson()) {
            return false;
        }
        try {
            return JSON.readTree(body.read()).path("error").isTextual();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
