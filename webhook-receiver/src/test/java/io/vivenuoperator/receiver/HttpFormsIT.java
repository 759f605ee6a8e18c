package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What RFC 9110 and 9112 allow a proxy to send, on bare sockets: each form in a row of a table. */
class HttpFormsIT extends WithRegions {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final String MARK = "\u00ef\u00bb\u00bf";

    private RunningReceiver receiver;
    private int asked;

    /** A request and its answer; what is answered 204 must be in the inbox, anything else must not. */
    private record Row(String form, int status, boolean mayBeCutOff, UnaryOperator<RawPost> change) {}

    private static Row row(String form, int status, UnaryOperator<RawPost> change) {
        return new Row(form, status, false, change);
    }

    /** A client that is still sending when the connection ends may not get to read the answer. */
    private static Row tooMuch(String form, int status, UnaryOperator<RawPost> change) {
        return new Row(form, status, true, change);
    }

    @BeforeEach
    void start() {
        receiver = RunningReceiver.start(
                        database.runtimeUrl(),
                        regions,
                        Map.of("MAX_BODY_BYTES", "20000", "FAILURES_PER_MINUTE", "10000"))
                .ready();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void firstLines() throws IOException {
        check(
                row("1.1", 204, post -> post),
                row("1.0", 204, post -> post.line("POST /webhooks/dach HTTP/1.0")),
                row(
                        "1.0 without host",
                        204,
                        post -> post.line("POST /webhooks/dach HTTP/1.0").host("")),
                row(
                        "1.0 that closes",
                        204,
                        post -> post.line("POST /webhooks/dach HTTP/1.0").header("Connection: close")),
                row(
                        "1.0 that stays",
                        204,
                        post -> post.line("POST /webhooks/dach HTTP/1.0").header("Connection: keep-alive")),
                row(
                        "1.0 that expects",
                        204,
                        post -> post.line("POST /webhooks/dach HTTP/1.0").header("Expect: 100-continue")),
                row("a later 1.x", 204, post -> post.line("POST /webhooks/dach HTTP/1.2")),
                row("2.0", 505, post -> post.line("POST /webhooks/dach HTTP/2.0")),
                row("no version", 400, post -> post.line("POST /webhooks/dach")),
                row("lower-case version", 400, post -> post.line("POST /webhooks/dach http/1.1")),
                row("lower-case method", 204, post -> post.line("post /webhooks/dach HTTP/1.1")),
                row("put", 405, post -> post.line("PUT /webhooks/dach HTTP/1.1")),
                row("two spaces", 400, post -> post.line("POST  /webhooks/dach HTTP/1.1")),
                row("an empty line before", 204, post -> post.line("\r\nPOST /webhooks/dach HTTP/1.1")),
                row("a tab", 400, post -> post.line("POST\t/webhooks/dach HTTP/1.1")),
                row("8,000 octets", 204, post -> post.line("POST /webhooks/dach?" + "q".repeat(7_960) + " HTTP/1.1")),
                tooMuch(
                        "9,000 octets",
                        414,
                        post -> post.line("POST /webhooks/dach?" + "q".repeat(9_000) + " HTTP/1.1")));
    }

    @Test
    void targets() throws IOException {
        check(Stream.of(
                        "/webhooks/dach/",
                        "//webhooks///dach",
                        "/webhooks/%64%61ch",
                        "/webhooks%2Fdach",
                        "/webhooks/./x/../dach",
                        "/webhooks/dach?a=b&c=%zz|\"<>",
                        "/webhooks/dach;jsessionid=1",
                        "http://hooks.example.com/webhooks/dach",
                        "HTTP://hooks.example.com:8080//webhooks/dach/?a",
                        "/webhook/event-updated/",
                        "/webhook//event-updated?x")
                .map(target -> row(target, 204, post -> post.line("POST " + target + " HTTP/1.1")))
                .toArray(Row[]::new));
        check(Stream.of(
                        "/webhooks",
                        "/webhooks/nowhere",
                        "/webhooks/Dach",
                        "/WEBHOOKS/dach",
                        "/x/webhooks/dach",
                        "/webhooks/a/b/c",
                        "/webhooks/%zz",
                        "/webhooks/%00",
                        "/webhooks/d\u00e4ch",
                        "/registry")
                .map(target -> row(target, 404, post -> post.line("POST " + target + " HTTP/1.1")))
                .toArray(Row[]::new));
        check(
                row("no slash", 400, post -> post.line("POST webhooks/dach HTTP/1.1")),
                row("an authority", 400, post -> post.line("POST example.com:80 HTTP/1.1")));
    }

    @Test
    void headers() throws IOException {
        check(
                row("line feeds alone", 204, post -> post.lineEnd("\n")),
                row("odd case", 204, post -> post.type("cOnTeNt-TyPe: Application/JSON")),
                row("no blank after the colon", 204, post -> post.type("Content-Type:application/json")),
                row("blanks around a value", 204, post -> post.type("Content-Type: \t application/json \t")),
                row("blank before the colon", 400, post -> post.header("X-Y : z")),
                row("blank before a framing colon", 400, post -> post.length("Content-Length : 3")),
                row("no colon", 400, post -> post.header("nonsense")),
                row("no name", 400, post -> post.header(": x")),
                row("a folded line", 204, post -> post.header("X-Long: a\r\n  b\r\n\tc")),
                row(
                        "a folded line of ours",
                        204,
                        post -> post.type("Content-Type: application/json;\r\n charset=utf-8")),
                row("a folded length", 400, post -> post.length("Content-Length: 3\r\n 3")),
                row("folded from the beginning", 400, post -> post.line("POST /webhooks/dach HTTP/1.1\r\n X: y")),
                row("beyond ASCII", 204, post -> post.header("CF-IPCity: M\u00c3\u00bcnchen\u00fc")),
                row("NUL in a value", 400, post -> post.header("X-Y: a\0b")),
                row("carriage return in a value", 400, post -> post.header("X-Y: a\rb")),
                row("empty value", 204, post -> post.header("X-Empty:")),
                row("300 headers", 204, post -> numbered(post, 300)),
                row("20 kB in one value", 204, post -> post.header("X-Client-Cert: " + "c".repeat(20_000))),
                tooMuch("70 kB in one value", 503, post -> post.header("X-Client-Cert: " + "c".repeat(70_000))),
                tooMuch("70 kB in many", 503, post -> numbered(post, 5_000)),
                row(
                        "what proxies add",
                        204,
                        post -> post.header("X-Forwarded-Proto: https")
                                .header("Via: 1.0 fred, 1.1 p.example.net (Apache/1.1)")
                                .header("X-Request-Id: 7b44")
                                .header("traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                                .header("Cookie: a=\"b\"")
                                .header("Range: bytes=0-5")
                                .header("If-None-Match: *")
                                .header("Upgrade: h2c, websocket")
                                .header("HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA")
                                .header("TE: trailers")
                                .header("Connection: Upgrade, HTTP2-Settings, TE")),
                row("host with an underscore", 204, post -> post.host("Host: vivenu_receiver")),
                row("host empty", 204, post -> post.host("Host:")),
                row("host that is none", 204, post -> post.host("Host: ~^(?<name>.+)$:x")),
                row("no host", 400, post -> post.host("")),
                row("two hosts", 400, post -> post.host("Host: a\r\nHost: b")));
    }

    private static RawPost numbered(RawPost post, int count) {
        for (int number = 0; number < count; number++) {
            post.header("X-Number-" + number + ": " + number);
        }
        return post;
    }

    @Test
    void lengths() throws IOException {
        int length = body(0).length();
        check(
                row(
                        "twice the same",
                        204,
                        post -> post.length("Content-Length: " + length + "\r\ncontent-length: " + length)),
                row("a list of the same", 204, post -> post.length("Content-Length: " + length + ", " + length)),
                row("leading zeros", 204, post -> post.length("Content-Length: 000" + length)),
                row(
                        "twice and different",
                        400,
                        post -> post.length("Content-Length: " + length + "\r\nContent-Length: 5")),
                row("a list of different", 400, post -> post.length("Content-Length: 5, " + length)),
                row("a sign", 400, post -> post.length("Content-Length: +" + length)),
                row("negative", 400, post -> post.length("Content-Length: -1")),
                row("hexadecimal", 400, post -> post.length("Content-Length: 0x10")),
                row("empty", 400, post -> post.length("Content-Length:")),
                row("none", 400, post -> post.length("").content("")),
                row("zero", 400, post -> post.length("Content-Length: 0").content("")),
                row("more than a long", 413, post -> post.length("Content-Length: 99999999999999999999")),
                row("more than is taken", 413, post -> post.length("Content-Length: 99999999999")),
                row("with chunks", 400, post -> post.chunked(99, "", "").header("Content-Length: " + length)),
                row(
                        "with chunks, first",
                        400,
                        post -> post.chunked(99, "", "")
                                .length("Content-Length: " + length + "\r\nTransfer-Encoding: chunked")));
    }

    @Test
    void chunks() throws IOException {
        check(
                row("one", 204, post -> post.chunked(9_999, "", "")),
                row("small", 204, post -> post.chunked(1, "", "")),
                row("an extension", 204, post -> post.chunked(100, ";name=value", "")),
                row("extensions with quotes", 204, post -> post.chunked(100, " ; a=\"x;y\" ;b", "")),
                row("a trailer", 204, post -> post.chunked(100, "", "X-Checksum: abc\r\n")),
                row(
                        "trailers",
                        204,
                        post -> post.chunked(100, "", "A: b\r\nC: d\r\n").header("Trailer: A, C")),
                row("a trailer that frames", 204, post -> post.chunked(100, "", "Content-Length: 5\r\n")),
                row("odd case", 204, post -> post.chunked(100, "", "").length("transfer-encoding: Chunked")),
                row("empty elements", 204, post -> post.chunked(100, "", "").length("Transfer-Encoding: , chunked,")),
                row("upper-case and zeros", 204, post -> upperCase(post)),
                row(
                        "gzip and chunked",
                        501,
                        post -> post.chunked(100, "", "").length("Transfer-Encoding: gzip, chunked")),
                row(
                        "not chunked at last",
                        400,
                        post -> post.chunked(100, "", "").length("Transfer-Encoding: chunked, gzip")),
                row(
                        "chunked twice",
                        400,
                        post -> post.chunked(100, "", "").length("Transfer-Encoding: chunked, chunked")),
                row("identity", 400, post -> post.length("Transfer-Encoding: identity")),
                row("xchunked", 400, post -> post.chunked(100, "", "").length("Transfer-Encoding: xchunked")),
                row("1.0", 400, post -> post.chunked(100, "", "").line("POST /webhooks/dach HTTP/1.0")),
                row("none but the last", 400, post -> post.chunked(1, "", "").content("0\r\n\r\n")),
                row("no size", 400, post -> post.chunked(1, "", "").content("\r\n\r\n0\r\n\r\n")),
                row("a size that is none", 400, post -> post.chunked(1, "", "").content("xyz\r\n\r\n0\r\n\r\n")),
                row("a negative size", 400, post -> post.chunked(1, "", "").content("-1\r\n\r\n0\r\n\r\n")),
                row("a size with a prefix", 400, post -> post.chunked(1, "", "").content("0x5\r\nabcde\r\n0\r\n\r\n")),
                row("a huge size", 413, post -> post.chunked(1, "", "").content("ffffffffffffffffff\r\nabc")),
                row("longer than its size", 400, post -> post.chunked(1, "", "").content("2\r\nabc\r\n0\r\n\r\n")),
                row("a line feed alone", 400, post -> post.chunked(1, "", "").content("2\nab\n0\n\n")),
                tooMuch("an endless extension", 400, post -> post.chunked(1, ";" + "x".repeat(5_000), "")),
                tooMuch("endless trailers", 400, post -> post.chunked(900, "", "A: b\r\n".repeat(3_000))));
    }

    private static RawPost upperCase(RawPost post) {
        String size = Integer.toHexString(post.body().length()).toUpperCase(Locale.ROOT);
        return post.chunked(1, "", "").content("000" + size + "\r\n" + post.body() + "\r\n000\r\n\r\n");
    }

    @Test
    void contentTypes() throws IOException {
        check(Stream.of(
                        "application/json",
                        "Application/JSON",
                        "application/json;",
                        "application/json ; charset=\"UTF-8\"",
                        "application/json;charset=iso-8859-1",
                        "application/json; odata=verbose; x",
                        "application/json, application/json",
                        "text/json",
                        "application/vnd.vivenu.webhook+json",
                        "application/problem+JSON;charset=utf-8",
                        "")
                .map(type -> row(type, 204, post -> post.type("Content-Type: " + type)))
                .toArray(Row[]::new));
        check(row("none at all", 204, post -> post.type("")));
        check(Stream.of(
                        "text/plain",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "nonsense",
                        "application/jsonx",
                        "application/octet-stream",
                        "json")
                .map(type -> row(type, 415, post -> post.type("Content-Type: " + type)))
                .toArray(Row[]::new));
        check(
                row("identity", 204, post -> post.header("Content-Encoding: identity")),
                row("gzip", 503, post -> post.header("Content-Encoding: gzip")),
                row("br", 503, post -> post.header("Content-Encoding: br")));
    }

    @Test
    void waiting() throws IOException {
        check(
                row("expects", 204, post -> post.header("Expect: 100-continue")),
                row("expects in odd case", 204, post -> post.header("expect: 100-Continue")),
                row("expects with chunks", 204, post -> post.chunked(50, "", "").header("Expect: 100-continue")),
                row("expects something else", 204, post -> post.header("Expect: the-unexpected")));
    }

    @Test
    void aByteOrderMarkIsTakenAsItWasSigned() throws IOException {
        byte[] marked = (MARK + Bodies.ticket("d1", "t1", NOW)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = Bodies.ticket("d2", "t2", NOW).getBytes(StandardCharsets.UTF_16);

        assertThat(RawClient.ask(port(), RawPost.of(marked).bytes()).status()).isEqualTo(204);
        assertThat(RawClient.ask(port(), RawPost.of(wide).bytes()).body()).contains("is not UTF-8");
        assertThat(stored()).isEqualTo(1);
    }

    private void check(Row... rows) throws IOException {
        long before = stored();
        for (Row row : rows) {
            RawClient.Answer answer = RawClient.ask(
                    port(), row.change().apply(RawPost.of(body(asked++))).bytes());
            assertThat(answer.status())
                    .as(row.form() + ": " + answer.body())
                    .isIn(row.status(), row.mayBeCutOff() ? 0 : row.status());
            before += answer.status() == 204 ? 1 : 0;
            assertThat(stored()).as(row.form()).isEqualTo(before);
        }
    }

    /** A different delivery for each number, all of the same length. */
    private static String body(int number) {
        return Bodies.ticket("d%06d".formatted(number), "t%06d".formatted(number), NOW);
    }

    private int port() {
        return receiver.receiver().port();
    }

    private long stored() {
        return database.number("SELECT count(*) FROM webhook_delivery");
    }
}
