package io.vivenuoperator.platform.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedKeysTest {
    private static final JWK KEY = Tokens.ec("ec-1");

    private final HttpClient client = HttpTransport.newHttpClient();
    private HttpServer issuer;
    private volatile int status = 200;
    private volatile String answer = "";

    @BeforeEach
    void start() throws Exception {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
        client.close();
    }

    private List<JWK> fetched() {
        var settings = new TokenSettings(
                Tokens.ISSUER,
                Tokens.AUDIENCE,
                new BaseUrl("http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys"),
                "regions",
                "scope",
                HttpConnectionSettings.none());
        return new PublishedKeys("sales-api", client, settings, Clock.systemUTC()).fetch();
    }

    @Test
    void onlyKeysThatCanVerifyAreTaken() {
        answer = "{\"keys\":[" + KEY.toPublicJWK().toJSONString()
                + ",{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"},{\"kty\":\"new\"},{},null,7,{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}";

        assertThat(fetched()).containsExactly(KEY.toPublicJWK());
    }

    @Test
    void aPrivateKeyThatIsPublishedIsNotKept() {
        answer = "{\"keys\":[" + KEY.toJSONString() + "]}";

        assertThat(fetched()).noneMatch(JWK::isPrivate);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | <html>canary</html>
            200 | {"keys":{}}
            200 | []
            200 | ``
            302 | {"keys":[]}
            404 | {"keys":[]}
            500 | {"keys":[]}
            """)
    void anotherAnswerIsNoKeySet(int code, String body) {
        status = code;
        answer = body;

        assertThatThrownBy(this::fetched).isInstanceOf(HttpCallException.class).hasMessageNotContaining("canary");
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() {
        answer = "{\"keys\":[],\"padding\":\"" + "x".repeat(PublishedKeys.LARGEST) + "\"}";

        assertThatThrownBy(this::fetched).isInstanceOf(HttpCallException.class);
    }
}
