package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How the page and its files are served. */
class PageFilesIT extends OnOnePortfolio {
    private static final Pattern ASSET = Pattern.compile("/assets/[0-9a-f]{24}/[a-z.-]+");

    private List<String> assets() throws Exception {
        return ASSET.matcher(api.send("GET", "/", Map.of()).body())
                .results()
                .map(match -> match.group())
                .distinct()
                .toList();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void thePageMayRunNothingButItsOwn() throws Exception {
        var page = api.send("GET", "/", Map.of());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "content-security-policy"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                                + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(header(page, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(page, "referrer-policy")).isEqualTo("no-referrer");
        assertThat(header(page, "cache-control")).isEqualTo("private, no-cache");
        assertThat(page.body()).doesNotContain("{{", "style=", "onclick");
    }

    @Test
    void filesMayBeKeptForEver() throws Exception {
        List<String> assets = assets();
        assertThat(assets).hasSizeGreaterThan(15);
        for (String asset : assets) {
            var file = api.send("GET", asset, Map.of());
            assertThat(file.statusCode()).as(asset).isEqualTo(200);
            assertThat(header(file, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(header(file, "content-type")).startsWith(asset.endsWith(".js") ? "text/javascript" : "text/css");
        }
    }

    @Test
    void whoTakesGzipGetsIt() throws Exception {
        String asset = assets().getFirst();
        var plain = api.send("GET", asset, Map.of());

        for (String wanted : List.of("gzip", "br, GZIP;q=0.5", "deflate, gzip ;q=1.0")) {
            var zipped = api.send("GET", asset, Map.of("Accept-Encoding", wanted));
            assertThat(header(zipped, "content-encoding")).as(wanted).isEqualTo("gzip");
            assertThat(zipped.headers().firstValueAsLong("content-length").orElseThrow())
                    .isLessThan(
                            plain.headers().firstValueAsLong("content-length").orElseThrow());
            assertThat(header(zipped, "vary")).contains("Accept-Encoding");
        }
        for (String wanted : List.of("br", "gzip;q=0", "gzip;q=0.0", "identity")) {
            assertThat(header(api.send("GET", asset, Map.of("Accept-Encoding", wanted)), "content-encoding"))
                    .as(wanted)
                    .isEmpty();
        }
    }

    @Test
    void whatABrowserHasIsNotSentAgain() throws Exception {
        for (String target : List.of("/", assets().getFirst())) {
            String tag = header(api.send("GET", target, Map.of()), "etag");
            var again = api.send("GET", target, Map.of("If-None-Match", tag));

            assertThat(again.statusCode()).as(target).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }

    @Test
    void aFileOfAnotherVersionIsOursAndNotKept() throws Exception {
        var file = api.send("GET", "/assets/0123456789abcdef01234567/app.js", Map.of());

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "cache-control")).isEqualTo("no-store");
    }

    @Test
    void nothingElseIsServed() throws Exception {
        for (String target : List.of(
                "/assets/x/index.html",
                "/assets/x/..%2findex.html",
                "/assets/x/season.sql",
                "/assets/x/",
                "/assets/x",
                "/assets/x/%00",
                "/index.html")) {
            assertThat(api.send("GET", target, Map.of()).statusCode())
                    .as(target)
                    .isEqualTo(404);
        }
        assertThat(api.send("GET", "/favicon.ico", Map.of()).statusCode()).isEqualTo(204);
        assertThat(api.send("POST", "/", Map.of()).statusCode()).isEqualTo(405);
        assertThat(api.send("HEAD", "/", Map.of()).body()).isEmpty();
    }
}
