package io.vivenuoperator.salesapi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One event's page. */
class EventPageIT extends OnASeason {
    private String event(String condition) {
        return db.text("SELECT event_id FROM events WHERE " + condition + " ORDER BY event_id LIMIT 1");
    }

    @Test
    void itsNumbersAreTheDatabases() {
        String event = event("region = 'dach' AND status = 'onSale' AND total_capacity IS NOT NULL");
        Visitor visitor = visitor().enters("all", "/?region=dach&event=" + event);

        assertThat(visitor.page().locator(".types tbody tr")).hasCount(3);
        assertThat(visitor.figure("Sold"))
                .isEqualTo(written(db.number("SELECT total_sold FROM events WHERE event_id = '" + event + "'")));
        assertThat(visitor.figure("Capacity"))
                .isEqualTo(written(db.number("SELECT total_capacity FROM events WHERE event_id = '" + event + "'")));
        for (Locator row : visitor.page().locator(".types tbody tr").all()) {
            long sold = db.number("SELECT sold FROM current_sales WHERE event_id = '%s' AND ticket_type_name = '%s'"
                    .formatted(event, row.locator("th").textContent()));
            assertThat(row.locator("td.number").first()).hasText(written(sold));
        }
    }

    @Test
    void theSeriesHasADashWhereNobodyLooked() {
        String event = event("region = 'iberia' AND status = 'onSale'");
        Visitor visitor = visitor().enters("all", "/?region=iberia&event=" + event);

        visitor.page().getByText("The same numbers as a table").first().click();
        Locator rows = visitor.page().locator(".numbers").first().locator("tbody tr");
        assertThat(rows.first()).isVisible();

        List<String> unseen = new ArrayList<>();
        long sold = 0;
        for (Locator row : rows.all()) {
            String cell = row.locator("td").nth(1).textContent();
            if (cell.equals("–")) {
                unseen.add(row.locator("td").first().textContent());
            } else {
                sold += Long.parseLong(cell.replace(",", ""));
            }
        }
        assertThat(unseen).hasSizeBetween(4, 5);
        assertThat(sold)
                .isEqualTo(db.number("SELECT sum(delta) FROM snapshot JOIN event USING (event_key) WHERE event_id = '"
                        + event + "' AND at >= date_trunc('hour', now() - interval '7 days')"));
        assertThat(visitor.page().locator(".key")).isVisible();
        assertThat(visitor.page().locator(".canvas").first())
                .hasAttribute(
                        "aria-label",
                        Pattern.compile("[0-9,]+ sold in the last 7 days, .*Not watched in [45] of 16[89] bars\\."));
    }

    @Test
    void theGapIsHatchedInTheDrawing() {
        String event = event("region = 'iberia' AND status = 'onSale'");
        Visitor visitor = visitor().enters("all", "/?region=iberia&event=" + event);
        visitor.page().waitForSelector(".canvas canvas");

        // Nothing is sold above the bars of a quiet hour: what is drawn there and is no line of the grid is hatching.
        Object drawn = visitor.page().evaluate("""
                () => {
                    const canvas = document.querySelector('.canvas canvas');
                    const hatch = getComputedStyle(document.documentElement).getPropertyValue('--hatch').trim();
                    const wanted = [1, 3, 5].map(at => parseInt(hatch.slice(at, at + 2), 16));
                    const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                    const columns = new Set();
                    for (let at = 0; at < data.length; at += 4) {
                        if (data[at + 3] > 200 && wanted.every((value, of) => Math.abs(data[at + of] - value) < 12)) {
                            columns.add((at / 4) % width);
                        }
                    }
                    return columns.size / width;
                }""");
        assertThat(((Number) drawn).doubleValue()).isBetween(0.015, 0.06);
    }

    @Test
    void theTimeIsInTheAddress() {
        String event = event("region = 'usa' AND status = 'onSale'");
        Visitor visitor = visitor().enters("all", "/?region=usa&event=" + event);

        visitor.page().getByLabel("30 days").check();

        assertThat(visitor.page().locator("#series")).hasText("Sold per day");
        assertThat(visitor.query()).isEqualTo("?region=usa&event=" + event + "&span=30d");
    }

    @Test
    void aSaleMovesItToo() {
        String event = event("region = 'usa' AND status = 'onSale'");
        long before = db.number("SELECT total_sold FROM events WHERE event_id = '" + event + "'");
        Visitor visitor = visitor().enters("all", "/?region=usa&event=" + event);
        assertThat(visitor.page().locator(".stat .value").first()).hasText(written(before));

        Season.sell(changing(), event, 4);

        assertThat(visitor.page().locator(".stat .value").first())
                .hasText(written(before + 4), new HasTextOptions().setTimeout(Visitor.PATIENCE));
    }

    @Test
    void anOpenTableStaysOpenWhenItsNumbersChange() {
        String event = event("region = 'usa' AND status = 'onSale'");
        long before = db.number("SELECT total_sold FROM events WHERE event_id = '" + event + "'");
        Visitor visitor = visitor().enters("all", "/?region=usa&event=" + event);
        visitor.page().getByText("The same numbers as a table").first().click();
        Locator total = visitor.page()
                .locator(".numbers")
                .first()
                .locator("tbody tr")
                .last()
                .locator("td")
                .nth(2);
        assertThat(total).hasText(written(before));

        Season.sell(changing(), event, 4);

        assertThat(total).hasText(written(before + 4), new HasTextOptions().setTimeout(Visitor.PATIENCE));
    }

    @Test
    void anUnknownCapacityIsSaid() {
        String event = event("total_capacity IS NULL AND status = 'onSale'");
        String region = db.text("SELECT region FROM events WHERE event_id = '" + event + "'");
        Visitor visitor = visitor().enters("all", "/?region=" + region + "&event=" + event);

        assertThat(visitor.page().locator(".types tbody tr")).hasCount(3);
        assertThat(visitor.figure("Capacity")).isEqualTo("unknown");
        assertThat(visitor.figure("Available")).isEqualTo("–");
        assertThat(visitor.page().locator(".types .fill.unknown")).hasText("capacity unknown");
        assertThat(visitor.page().locator(".event-head meter")).isHidden();
    }

    @Test
    void whatIsNotThereHasAWayBack() {
        browser.refusalsAreExpected();
        Visitor visitor = visitor().enters("all", "/?region=dach&event=nothing");

        assertThat(visitor.page().locator("h1")).hasText("No such event");
        visitor.page().getByText("Back to the portfolio").click();

        assertThat(visitor.seesAll().names()).isNotEmpty();
    }

    @Test
    void aRowLeadsThereAndTheBackButtonBack() {
        Visitor visitor = visitor().enters("all", "/").seesAll();
        String name = visitor.names().getFirst();

        visitor.page()
                .getByText(name, new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(visitor.page().locator("h1")).hasText(name);
        assertThat(visitor.page()).hasTitle(name + " · Sales");
        visitor.page().goBack();

        assertThat(visitor.page().locator(".events")).isVisible();
    }
}
