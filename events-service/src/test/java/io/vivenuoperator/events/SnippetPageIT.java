package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The requirement's code for browsers in a real one, not a character of it changed: its host name leads to the packaged program, behind TLS,
 * and the browser brings the key along, as it would a session.
 */
class SnippetPageIT {
    private static final String HOST = "events.example.com";

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @TempDir
    Path folder;

    @Test
    void aPageIsTold() throws Exception {
        assumeTrue(
                SnippetBrowser.isInstalled(),
                "no chromium, or no node to drive it (Debian: apt-get install chromium nodejs)");
        try (var events = PackagedEvents.start(db.runtimeUrl(), folder);
                var front = TlsDoor.of(events.port(), HOST, folder);
                var browser = SnippetBrowser.start("--host-resolver-rules=MAP " + HOST + " 127.0.0.1:" + front.port());
                BrowserContext context = browser.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setIgnoreHTTPSErrors(true)
                                .setBypassCSP(true)
                                .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + events.key())))) {
            Page page = context.newPage();
            List<String> errors = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.text().startsWith("SSE error")) {
                    errors.add(message.text());
                }
            });
            page.navigate("https://" + HOST + "/docs");

            Response stream = page.waitForResponse(
                    "**/stream?type=user.created",
                    () -> page.addScriptTag(new Page.AddScriptTagOptions().setContent(SnippetIT.CLIENT)));
            assertThat(stream.status()).isEqualTo(200);
            ConsoleMessage told = page.waitForConsoleMessage(() -> {
                events.publish("user.updated", "{}");
                events.publish("user.created", "{ \"userId\": \"123\" }");
            });

            assertThat(told.text()).startsWith("New event:");
            assertThat(told.args().get(1).jsonValue().toString())
                    .contains("type=user.created", "source=auth-service", "payload={userId=123}");
            assertThat(errors).isEmpty();
        }
    }
}
