package io.vivenuoperator.load.reading;

import io.helidon.webserver.WebServer;
import io.vivenuoperator.load.settings.Variables;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Helidon with nothing on it: the least that an answer can cost. */
public final class BareServer {
    private BareServer() {}

    /** Answers {@code hello} on the port of the variable PORT until the process is stopped. */
    public static boolean serves(Map<String, String> environment) throws InterruptedException {
        int port = new Variables(environment).number("PORT", 8080, 1, 65_535);
        var _ = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .routing(routes -> routes.get("/", (_, response) -> response.send("hello")))
                .build()
                .start();
        new CountDownLatch(1).await();
        return true;
    }
}
