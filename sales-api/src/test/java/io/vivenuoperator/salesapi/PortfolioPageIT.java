package io.vivenuoperator.salesapi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first page says what the database says, and follows it. */
class PortfolioPageIT extends OnASeason {
    private static final String CURRENT = " FROM events WHERE status IN ('planned', 'onSale', 'soldOut')";

    private List<String> named(String rest) {
        String names = db.text(
                "SELECT string_agg(event_name, '|' ORDER BY n) FROM (SELECT event_name, row_number() OVER () AS n FROM (SELECT * "
                        + rest + ") o) s");
        return Arrays.asList(names.split("\\|", -1));
    }

    @Test
    void itsNumbersAreTheDatabases() {
        Visitor visitor = visitor().enters("all", "/").seesAll();

        assertThat(visitor.figure("Sold")).isEqualTo(written(db.number("SELECT sum(total_sold)" + CURRENT)));
        assertThat(visitor.figure("On sale"))
                .isEqualTo(written(db.number("SELECT count(*) FROM events WHERE status = 'onSale'")));
        assertThat(visitor.figure("Available"))
                .isEqualTo(written(db.number("SELECT sum(greatest(total_capacity - total_sold, 0))" + CURRENT)));
        assertThat(visitor.names()).isEqualTo(named(CURRENT + " ORDER BY event_date, region, event_id LIMIT 40"));

        for (Locator row : visitor.page().locator(".events tbody tr").all().subList(0, 12)) {
            String address = row.locator("td.name a").getAttribute("href");
            String event = address.substring(address.indexOf("event=") + 6);
            String sold = db.text("SELECT total_sold FROM events WHERE event_id = '" + event + "'");
            assertThat(row.locator("td.number .figure").first()).hasText(written(Long.parseLong(sold)));
        }
    }

    @Test
    void anUnknownCapacityIsSaidAndNotDrawnAsNothing() {
        Visitor visitor = visitor().enters("all", "/?status=onSale").seesAll();
        String name = db.text(
                "SELECT event_name FROM events WHERE status = 'onSale' AND total_capacity IS NULL ORDER BY event_date, region, event_id LIMIT 1");

        Locator row = visitor.page()
                .locator(".events tbody tr", new Page.LocatorOptions().setHasText(name))
                .first();

        assertThat(row.locator(".fill")).hasText("capacity unknown");
        assertThat(row.locator("meter")).isHidden();
        assertThat(row.locator("td.number .figure").nth(1)).hasText("–");
    }

    @Test
    void aSaleMovesTheNumbersWithoutAReload() {
        Visitor visitor = visitor().enters("dach", "/?status=onSale").seesAll();
        String event = db.text(
                "SELECT event_id FROM events WHERE status = 'onSale' AND region = 'dach' ORDER BY event_date, event_id LIMIT 1");
        long before = db.number("SELECT total_sold FROM events WHERE event_id = '" + event + "'");
        visitor.page().evaluate("window.sameDocument = true");

        Season.sell(changing(), event, 3);

        Locator figure = visitor.page()
                .locator(
                        ".events tbody tr",
                        new Page.LocatorOptions().setHas(visitor.page().locator("a[href$='event=" + event + "']")))
                .locator("td.number .figure")
                .first();
        assertThat(figure).hasText(written(before + 3), new HasTextOptions().setTimeout(Visitor.PATIENCE));
        assertThat(visitor.figure("Sold"))
                .isEqualTo(written(
                        db.number("SELECT sum(total_sold) FROM events WHERE region = 'dach' AND status = 'onSale'")));
        assertThat(visitor.page().evaluate("window.sameDocument")).isEqualTo(true);
    }

    @Test
    void everyTabFollows() {
        Visitor first = visitor().enters("dach", "/?status=onSale").seesAll();
        var second = new Visitor(browser.tab(first.page().context()), api);
        second.page().navigate(api.url() + "/?status=onSale");
        second.seesAll();
        String event = db.text("SELECT event_id FROM events WHERE status = 'onSale' AND region = 'dach' LIMIT 1");

        Season.sell(changing(), event, 5);

        String sold =
                written(db.number("SELECT sum(total_sold) FROM events WHERE region = 'dach' AND status = 'onSale'"));
        for (Visitor visitor : List.of(first, second)) {
            assertThat(visitor.page().locator(".stat .value").first())
                    .hasText(sold, new HasTextOptions().setTimeout(Visitor.PATIENCE));
        }
        assertThat(second.page().evaluate("async () => (await navigator.locks.query()).held.length"))
                .isEqualTo(1);
    }

    @Test
    void whatIsChosenIsInTheAddressAndComesBackWithIt() {
        Visitor visitor = visitor().enters("all", "/").seesAll();
        Page page = visitor.page();

        page.getByLabel("Region", new Page.GetByLabelOptions().setExact(true)).selectOption("nordics");
        page.getByLabel("On sale").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filled"))
                .click();
        assertThat(visitor.query()).isEqualTo("?region=nordics&status=onSale&sort=-percent_sold");
        List<String> wanted = named(
                "FROM events WHERE region = 'nordics' AND status = 'onSale' ORDER BY round(100.0 * total_sold / total_capacity, 2) DESC NULLS LAST, region, event_id");
        assertThat(visitor.names()).isEqualTo(wanted);

        var other = new Visitor(browser.tab(page.context()), api);
        other.page().navigate(page.url());
        assertThat(other.seesAll().names()).isEqualTo(wanted);

        page.goBack();
        assertThat(visitor.query()).isEqualTo("?region=nordics&status=onSale");
        assertThat(visitor.names())
                .isEqualTo(
                        named(
                                "FROM events WHERE region = 'nordics' AND status = 'onSale' ORDER BY event_date, region, event_id"));
    }

    @Test
    void aSearchKnowsNoCaseAndNoAccents() {
        Visitor visitor = visitor().enters("all", "/?status=all").seesAll();

        visitor.page().getByLabel("Search events").fill("munchen");

        assertThat(visitor.page().locator(".found"))
                .containsText(
                        db.number("SELECT count(*) FROM events WHERE event_name LIKE 'München%'") + " of " + EVENTS);
        assertThat(visitor.names()).isNotEmpty().allMatch(name -> name.startsWith("München"));
        assertThat(visitor.query()).isEqualTo("?status=all&q=munchen");
    }

    @Test
    void nothingFoundIsSaidWithAWayOut() {
        Visitor visitor = visitor().enters("all", "/?q=nothing-like-it").seesAll();

        assertThat(visitor.page().locator(".empty")).containsText("No event matches");
        visitor.page().getByText("Show all events").click();

        assertThat(visitor.names()).isNotEmpty();
    }

    @Test
    void aKeyWithoutEventsIsToldSo() {
        Visitor visitor = visitor().enters("nowhere", "/").seesAll();

        assertThat(visitor.page().locator(".empty")).containsText("No events yet");
    }

    @Test
    void anotherRegionIsNowhereOnThePage() {
        Visitor visitor = visitor();
        var heard = new StringBuilder();
        // Read on the way: the browser itself has no text any more of what it asked for and then left.
        visitor.page().route(url -> url.contains("/v1/") && !url.contains("/v1/stream"), route -> {
            APIResponse answer = route.fetch();
            heard.append(answer.text());
            route.fulfill(new Route.FulfillOptions().setResponse(answer));
        });
        visitor.enters("dach", "/?status=all").seesAll();
        browser.refusalsAreExpected();
        visitor.page().navigate(api.url() + "/?region=usa&event=ev4");
        assertThat(visitor.page().locator("h1")).hasText("No such event");

        for (String text : List.of(heard.toString(), visitor.page().content())) {
            assertThat(text).doesNotContain("iberia", "nordics", "Chicago", "Austin", "Roma");
        }
        assertThat(heard).contains("dach");
    }

    @Test
    void aRegionsBadgeSaysWhyInWords() {
        Visitor visitor = visitor().enters("all", "/").seesAll();

        assertThat(visitor.page().locator(".badge.good")).hasCount(3);
        assertThat(badge(visitor, "ticketing/italy")).containsText("Behind");
        assertThat(badge(visitor, "ticketing/italy")).containsText("2 h ago");
        assertThat(badge(visitor, "usa")).containsText("Incomplete");
        assertThat(badge(visitor, "usa")).containsText("the last full run found 91.3 % of all tickets");
    }

    private static Locator badge(Visitor visitor, String region) {
        return visitor.page().locator(".badge", new Page.LocatorOptions().setHasText(region));
    }

    @Test
    void whatOpensNextIsCountedDown() {
        Visitor visitor = visitor().enters("all", "/").seesAll();

        String next = db.text(
                "SELECT event_name FROM events WHERE sales_start_date > now() ORDER BY sales_start_date LIMIT 1");
        assertThat(visitor.page().locator(".openings a").first()).hasText(next);
        assertThat(visitor.page().locator(".timer").first()).hasText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d"));
    }
}
