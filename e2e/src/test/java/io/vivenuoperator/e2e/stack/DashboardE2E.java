package io.vivenuoperator.e2e.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.vivenuoperator.salesapi.browser.Browsing;
import io.vivenuoperator.salesapi.browser.Browsing.Look;
import io.vivenuoperator.salesapi.browser.NeedsChromium;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page stays open on the wall: a sale at Vivenu moves its numbers, also when the replica that it follows is killed. */
@OnACluster
@NeedsChromium
class DashboardE2E {
    private static final String SELLER = "italy";
    private static final String COMPONENT = "sales-api";
    private static final double PATIENCE_MILLIS = 30_000;

    @RegisterExtension
    final Browsing browser = new Browsing();

    private final Stack stack;
    private ReplicaDoor door;
    private Page page;

    DashboardE2E(Stack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void given() throws IOException {
        stack.applyRegion(SELLER).awaitReady().awaitPoll();
        stack.workload(COMPONENT, 2).awaitWell();
        door = new ReplicaDoor(stack, COMPONENT, 8080, new Random(14));
        page = browser.open(Look.DESK);
        page.navigate(door.address() + "/?region=" + SELLER);
        page.getByLabel("API key").fill(stack.apiKeys().all().key());
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(page.locator(".found")).containsText(" of ", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    @AfterEach
    void left() throws IOException {
        browser.leave();
        door.close();
    }

    @Test
    void aSaleMovesTheNumber() {
        // given
        long before = shown();

        // when
        Duration took = sold(7, before + 7);

        // then
        System.out.printf(Locale.ROOT, "a sale was on the open page after %.1f s%n", took.toMillis() / 1_000.0);
    }

    @Test
    void itGoesOnWhenItsReplicaIsKilled() {
        // given
        browser.refusalsAreExpected();
        long before = shown();
        page.evaluate("window.sameDocument = true");

        // when
        int killed = door.killThoseInUse();

        // then
        assertThat(killed).isPositive();
        Duration took = sold(5, before + 5);
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
        System.out.printf(
                Locale.ROOT,
                "%d of 2 replicas killed: a sale was on the open page after %.1f s%n",
                killed,
                took.toMillis() / 1_000.0);
    }

    /** How long it took until the page said so. */
    private Duration sold(int tickets, long expected) {
        Instant begin = Instant.now();
        stack.simulator().sell(SELLER, tickets);
        assertThat(figure())
                .hasText(String.format(Locale.ROOT, "%,d", expected), new HasTextOptions().setTimeout(PATIENCE_MILLIS));
        return Duration.between(begin, Instant.now());
    }

    private long shown() {
        return Long.parseLong(figure().textContent().replace(",", ""));
    }

    private Locator figure() {
        return page.locator(".stat .value").first();
    }
}
