package io.vivenuoperator.salesapi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import io.vivenuoperator.platform.database.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page says when there is nothing new to be had. */
class StalePageIT extends OnASeason {
    private void away() {
        TestServer.get().execute("ALTER DATABASE " + changing().name() + " ALLOW_CONNECTIONS false");
        TestServer.get()
                .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                        + changing().name() + "'");
    }

    @AfterEach
    void back() {
        TestServer.get().execute("ALTER DATABASE " + changing().name() + " ALLOW_CONNECTIONS true");
    }

    @Test
    void withoutTheDatabaseTheNumbersStayAndAreCalledStale() {
        browser.refusalsAreExpected();
        Visitor visitor = visitor().enters("all", "/").seesAll();
        Page page = visitor.page();
        String sold = visitor.figure("Sold");
        assertThat(page.locator(".pulse.live")).isVisible();

        away();

        assertThat(page.locator("#notice"))
                .containsText(
                        "The database can't be read. The figures are those of",
                        new ContainsTextOptions().setTimeout(Visitor.PATIENCE));
        assertThat(page.locator(".badge.doubt")).hasCount(5);
        assertThat(page.locator(".badge").first()).containsText("Stale");
        assertThat(page.locator(".pulse")).containsText("Not live");
        assertThat(visitor.figure("Sold")).isEqualTo(sold);

        back();

        assertThat(page.locator(".badge.good")).hasCount(3, new HasCountOptions().setTimeout(Visitor.PATIENCE));
        assertThat(page.locator("#notice")).isEmpty();
        assertThat(page.locator(".pulse")).containsText("Live");
    }

    @Test
    void withoutTheServerTheNumbersStayAndThePageSaysSo() {
        browser.refusalsAreExpected();
        Visitor visitor = visitor().enters("all", "/").seesAll();
        String sold = visitor.figure("Sold");

        stopping().close();

        assertThat(visitor.page().locator("#notice"))
                .containsText(
                        "The server can't be reached. The figures are those of",
                        new ContainsTextOptions().setTimeout(Visitor.PATIENCE));
        assertThat(visitor.figure("Sold")).isEqualTo(sold);
    }
}
