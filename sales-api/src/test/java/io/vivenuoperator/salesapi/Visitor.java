package io.vivenuoperator.salesapi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody who uses the page. */
final class Visitor {
    /** Milliseconds until something that the page follows has to be on it. */
    static final double PATIENCE = 20_000;

    private final Page page;
    private final RunningApi api;

    Visitor(Page page, RunningApi api) {
        this.page = page;
        this.api = api;
    }

    Page page() {
        return page;
    }

    /** Signs in at this address of the page, and waits until it shows what it has. */
    Visitor enters(String key, String address) {
        page.navigate(api.url() + address);
        types(api.key(key));
        page.waitForSelector(".sign-in", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    void types(String key) {
        page.getByLabel("API key").fill(key);
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
    }

    /** Waits until every event has been read. */
    Visitor seesAll() {
        assertThat(page.locator(".found")).containsText(" of ", new ContainsTextOptions().setTimeout(PATIENCE));
        return this;
    }

    /** The names in the table, in its order. */
    List<String> names() {
        return page.locator(".events td.name a").allTextContents();
    }

    /** The figure with this name above the list. */
    String figure(String name) {
        return page.locator(
                        ".stat",
                        new Page.LocatorOptions()
                                .setHas(page.locator("dt", new Page.LocatorOptions().setHasText(exactly(name)))))
                .locator(".value")
                .textContent();
    }

    private static Pattern exactly(String text) {
        return Pattern.compile("^" + text + "$");
    }

    /** The query of the address. */
    String query() {
        return String.valueOf(page.evaluate("location.search"));
    }
}
