package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import io.vivenuoperator.salesapi.browser.Browsing;
import io.vivenuoperator.salesapi.browser.NeedsChromium;
import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How much the page weighs, and how soon there is something to see, with 1,000 events. */
@NeedsChromium
class PageWeightIT {
    private static final int EVENTS = 1_000;
    private static final long MOST_OCTETS = 150_000;
    /** On a machine of its own it is a fraction of a second; here others work beside it. */
    private static final double MOST_MILLIS = 15_000;

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @RegisterExtension
    final Browsing browser = new Browsing();

    @TempDir
    Path folder;

    @Test
    void everythingThatThePageIsMadeOfIsLight() {
        Season.fill(db, 12, 4);
        try (var api = new RunningApi(db.readerUrl(), folder, Map.of()).ready()) {
            Page page = browser.open(Browsing.Look.DESK);
            List<Response> files = new ArrayList<>();
            page.onResponse(response -> {
                if (!response.url().contains("/v1/") && !response.url().contains("/session")) {
                    files.add(response);
                }
            });
            String event = db.text("SELECT event_id FROM events WHERE region = 'dach' AND status = 'onSale' LIMIT 1");
            new Visitor(page, api).enters("all", "/?region=dach&event=" + event);
            page.waitForSelector(".canvas canvas");
            page.getByText("Quality").first().click();
            page.waitForSelector(".proof");

            long octets = files.stream()
                    .mapToLong(file -> (long) file.request().sizes().responseBodySize
                            + file.request().sizes().responseHeadersSize)
                    .sum();
            System.out.println("the page: " + files.size() + " files, " + octets + " octets on the wire");
            assertThat(octets).isBetween(20_000L, MOST_OCTETS);
            assertThat(files).allSatisfy(file -> assertThat(file.status()).isEqualTo(200));
            browser.leave();
        }
    }

    @Test
    void theFirstNumbersOfAThousandEventsComeSoon() {
        Season.fill(db, EVENTS, 0);
        try (var api = new RunningApi(db.readerUrl(), folder, Map.of()).ready()) {
            List<Cookie> session = new Visitor(browser.open(Browsing.Look.DESK), api)
                    .enters("all", "/")
                    .page()
                    .context()
                    .cookies();
            List<Double> firsts = new ArrayList<>();
            List<Double> alls = new ArrayList<>();
            for (int time = 0; time < 5; time++) {
                // A window that has nothing of the page yet but a session.
                Page page = browser.open(Browsing.Look.DESK);
                page.context().addCookies(session);
                page.navigate(api.url() + "/");
                page.waitForSelector(".events td.number .figure");
                firsts.add(((Number) page.evaluate("performance.now()")).doubleValue());
                new Visitor(page, api).seesAll();
                alls.add(((Number) page.evaluate("performance.now()")).doubleValue());
                assertThat(page.locator(".found").textContent()).endsWith("of 1,000 events");
            }
            browser.leave();
            System.out.println("cold load of " + EVENTS + " events: first numbers after ms " + rounded(firsts)
                    + ", all after " + rounded(alls));
            assertThat(firsts).allSatisfy(millis -> assertThat(millis).isLessThan(MOST_MILLIS));
        }
    }

    private static List<Long> rounded(List<Double> millis) {
        return millis.stream().map(Math::round).toList();
    }
}
