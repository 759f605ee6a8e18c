package io.vivenuoperator.salesapi.dashboard;

import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.exchange.Routes;
import java.util.function.Predicate;

/** The page and its files. */
public final class Dashboard {
    private final Assets assets = new Assets();
    private final String offered;
    private final Predicate<Exchange> session;

    /**
     * What is at {@code /}.
     *
     * @param offered the paths that it may ask
     * @param session whether a request comes with a session
     */
    public Dashboard(String offered, Predicate<Exchange> session) {
        this.offered = offered;
        this.session = session;
    }

    public void addTo(Routes routes) {
        routes.read("/", new PageEndpoint(assets, offered, session));
        routes.read("/assets/{version}/{file}", new AssetEndpoint(assets));
        // Browsers ask for it whatever the page says, and report a 404.
        routes.read("/favicon.ico", _ -> Answer.noContent("Ok"));
    }
}
