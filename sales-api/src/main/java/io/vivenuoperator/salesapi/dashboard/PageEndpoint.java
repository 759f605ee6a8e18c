package io.vivenuoperator.salesapi.dashboard;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Endpoint;
import io.vivenuoperator.platform.service.exchange.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** {@code GET /}: the page, which knows at once whether somebody is signed in. */
final class PageEndpoint implements Endpoint {
    private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
    private static final HeaderName REFERRER = HeaderNames.create("Referrer-Policy");
    private static final HeaderName OPENER = HeaderNames.create("Cross-Origin-Opener-Policy");
    private static final String NOTHING_FROM_ELSEWHERE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'";

    private final PageFile signedIn;
    private final PageFile signedOut;
    private final Predicate<Exchange> session;

    /**
     * The page.
     *
     * @param paths what this server can be asked, so that the page offers nothing else
     * @param session whether a request comes with a session
     */
    PageEndpoint(Assets assets, String paths, Predicate<Exchange> session) {
        var template = new String(PageFile.read(PageEndpoint.class, "index.html"), StandardCharsets.UTF_8)
                .replace("{{assets}}", assets.folder())
                .replace("{{preload}}", assets.preloads())
                .replace("{{paths}}", paths);
        signedIn = filled(template, "yes");
        signedOut = filled(template, "no");
        this.session = session;
    }

    private static PageFile filled(String template, String session) {
        return PageFile.of(
                "text/html; charset=utf-8",
                template.replace("{{session}}", session).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Answer answer(Exchange exchange) {
        return FileAnswer.of(session.test(exchange) ? signedIn : signedOut, "private, no-cache", exchange)
                .with(HeaderNames.VARY, "Accept-Encoding, Cookie")
                .with(POLICY, NOTHING_FROM_ELSEWHERE)
                .with(REFERRER, "no-referrer")
                .with(OPENER, "same-origin");
    }
}
