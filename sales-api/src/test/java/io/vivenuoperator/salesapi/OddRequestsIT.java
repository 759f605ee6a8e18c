package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as no ordinary client sends them: each has its answer, and each refusal is a problem. */
class OddRequestsIT extends OnOnePortfolio {
    private RawAnswer raw(String request) throws Exception {
        return RawAnswer.to(
                URI.create(api.url()), request.replace("$KEY", api.key("all")).replace("\n", "\r\n"));
    }

    private static String get(String target, String... headers) {
        return "GET " + target + " HTTP/1.1\nHost: a\nAuthorization: Bearer $KEY\n"
                + String.join(
                        "", List.of(headers).stream().map(line -> line + "\n").toList())
                + "Connection: close\n\n";
    }

    private static void assertRefused(RawAnswer answer, int status, String reason) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(Refused.check(status, answer.header("x-request-id"), answer.body())
                        .path("reason")
                        .textValue())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "QUERY"})
    void anotherMethodIsNotAllowed(String method) throws Exception {
        for (String target : List.of("/v1/events", "/v1/events/dach/e1/series", "/openapi.yaml", "/docs")) {
            var answer = raw(method + " " + target + " HTTP/1.1\nHost: a\nConnection: close\n\n");

            assertRefused(answer, 405, "MethodNotAllowed");
            assertThat(answer.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
        }
    }

    @Test
    void optionsNeedsNoKeyAndTellsTheMethods() throws Exception {
        var answer = raw("OPTIONS /v1/events HTTP/1.1\nHost: a\nConnection: close\n\n");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1", "/v1/", "/v2/events", "/v1/Events", "/v1/events/dach", "/%zz", "/v1/events/a/b/c/d/e"})
    void anotherPathIsNotThere(String target) throws Exception {
        assertRefused(raw(get(target)), 404, "UnknownPath");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/events?%zz=1                 | %zz
            /v1/events?limit=%zz             | limit
            /v1/events?limit=%               | limit
            /v1/events?cursor=%ff%fe         | cursor
            /v1/events?tz=%C0%80             | tz
            """)
    void whatIsWronglyEscapedIsTakenAsItStands(String target, String parameter) throws Exception {
        var answer = raw(get(target));

        assertRefused(answer, 400, "BadParameter");
        assertThat(RunningApi.read(answer.body())
                        .path("errors")
                        .path(0)
                        .path("parameter")
                        .textValue())
                .isEqualTo(parameter);
    }

    @Test
    void anIdThatIsWronglyEscapedIsNotThere() throws Exception {
        assertRefused(raw(get("/v1/events/dach/%zz")), 404, "NotFound");
    }

    @Test
    void aTargetAndAHeadHaveLimits() throws Exception {
        assertRefused(raw(get("/v1/events?q=" + "x".repeat(3_000))), 400, "BadParameter");
        assertRefused(raw(get("/v1/events?q=" + "x".repeat(9_000))), 414, "TargetTooLong");
        assertRefused(raw(get("/v1/events", "Cookie: " + "x".repeat(70_000))), 431, "HeadTooLarge");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /v1/events                                                        | 400 | BadRequest
            GET v1/events HTTP/1.1\\nHost: a                                      | 400 | BadRequest
            GET /v1/events HTTP/2.0\\nHost: a                                     | 505 | HttpVersion
            GET /v1/events HTTP/1.1                                               | 400 | BadRequest
            GET /v1/events HTTP/1.1\\nHost: a\\nHost: b                           | 400 | BadRequest
            GET /v1/events HTTP/1.1\\nHost: a\\nno colon                          | 400 | BadRequest
            GET /v1/events HTTP/1.1\\nHost: a\\nContent-Length: x                 | 400 | BadRequest
            GET /v1/events HTTP/1.1\\nHost: a\\nContent-Length: 1\\nContent-Length: 2 | 400 | BadRequest
            GET /v1/events HTTP/1.1\\nHost: a\\nContent-Length: 1\\nTransfer-Encoding: chunked | 400 | BadRequest
            GET /v1/events HTTP/1.1\\nHost: a\\nTransfer-Encoding: gzip, chunked  | 501 | TransferCoding
            """)
    void aRequestThatBreaksHttpIsRefused(String head, int status, String reason) throws Exception {
        assertRefused(raw(head.replace("\\n", "\n") + "\n\n"), status, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Content-Length: 5                       | hello
            Content-Length: 5\\nExpect: 100-continue |
            Transfer-Encoding: chunked              | 5\\nhello\\n0\\n\\n
            Transfer-Encoding: chunked              | nonsense
            """)
    void aBodyIsNotReadAndEndsTheConnection(String headers, String body) throws Exception {
        var answer = raw("GET /v1/regions HTTP/1.1\nHost: a\nAuthorization: Bearer $KEY\n"
                + headers.replace("\\n", "\n") + "\n\n" + (body == null ? "" : body.replace("\\n", "\n")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("connection")).isEqualTo("close");
        assertThat(RunningApi.read(answer.body()).path("data")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept-Encoding: identity;q=0",
                "Accept-Encoding: *;q=0",
                "Accept-Encoding: gzip;q=0, deflate;q=0",
                "Accept-Encoding: ;;,q=,\t,gzip;q=abc",
                "Accept-Encoding:",
                "Accept: image/png",
                "Accept: ;",
                "If-None-Match: \"",
                "If-None-Match: W/W/\"a\",,*x",
                "If-Modified-Since: never",
                "Range: bytes=0-1",
                "Content-Type: \\u0001x",
                "X-Request-Id: <script>",
                "Origin: null"
            })
    void anOddHeaderChangesNothing(String header) throws Exception {
        var answer = raw(get("/v1/regions", header.replace("\\u0001", "x")));

        assertThat(answer.status()).isIn(200, 406);
        assertThat(answer.header("x-request-id")).matches("[A-Za-z0-9._-]+");
    }

    @Test
    void ofTwoKeysNoneIsChosen() throws Exception {
        assertRefused(raw(get("/v1/regions", "Authorization: Bearer " + api.key("dach"))), 401, "UnknownKey");
    }

    @Test
    void severalTagsMayComeInSeveralLines() throws Exception {
        String tag = raw(get("/v1/regions")).header("etag");

        assertThat(raw(get("/v1/regions", "If-None-Match: \"a\"", "If-None-Match: " + tag))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void headSaysWhatGetWouldSay() throws Exception {
        Map<String, String> key = Map.of("Authorization", "Bearer " + api.key("all"));
        for (String target : List.of(
                "/v1/regions",
                "/v1/events?limit=1",
                "/v1/events?x",
                "/v1/events/dach/none",
                "/openapi.yaml",
                "/docs/errors")) {
            var get = api.send("GET", target, key);
            var head = api.send("HEAD", target, key);

            assertThat(head.body()).as(target).isEmpty();
            assertThat(head.statusCode()).as(target).isEqualTo(get.statusCode());
            assertThat(head.headers().firstValue("etag"))
                    .isEqualTo(get.headers().firstValue("etag"));
            assertThat(head.headers().firstValue("content-type"))
                    .isEqualTo(get.headers().firstValue("content-type"));
        }
    }

    @Test
    void everyAnswerToAKeySaysWhatIsLeft() throws Exception {
        for (String target : List.of("/v1/regions", "/v1/events?x", "/v1/events/dach/none", "/v1/quality")) {
            for (String key : List.of("all", "dach", "nowhere", "sales", "without")) {
                var answer = api.ask(key, target);

                assertThat(answer.headers().firstValue("ratelimit"))
                        .as(key + " " + target)
                        .hasValueSatisfying(left -> assertThat(left).matches("\"key\";r=\\d+;t=\\d+"));
                assertThat(answer.headers().firstValue("ratelimit-policy")).hasValue("\"key\";q=600;w=60");
            }
        }
    }
}
