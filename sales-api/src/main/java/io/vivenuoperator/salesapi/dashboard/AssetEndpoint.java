package io.vivenuoperator.salesapi.dashboard;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Endpoint;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.problem.Problem;

/** {@code GET /assets/{version}/{file}}. */
final class AssetEndpoint implements Endpoint {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Assets assets;

    AssetEndpoint(Assets assets) {
        this.assets = assets;
    }

    @Override
    public Answer answer(Exchange exchange) {
        // In an upgrade the page may come from another version: it gets our files, and keeps none.
        String keep = exchange.path("version").equals(assets.version()) ? FOR_EVER : "no-store";
        return assets.find(exchange.path("file"))
                .map(file -> FileAnswer.of(file, keep, exchange).with(HeaderNames.VARY, "Accept-Encoding"))
                .orElseGet(() -> Answer.problem(
                        Problem.of(Status.NOT_FOUND_404, "NotFound", "the page has no file of this name")));
    }
}
