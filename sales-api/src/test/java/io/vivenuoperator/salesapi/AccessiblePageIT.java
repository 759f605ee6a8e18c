package io.vivenuoperator.salesapi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.vivenuoperator.salesapi.browser.Browsing.Look;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody can use it: with a screen reader, a keyboard, a small screen, in the dark. */
class AccessiblePageIT extends OnASeason {
    /** Each page and state by its address, with what shows that it is there. */
    private Map<String, String> places() {
        String event = db.text(
                "SELECT event_id FROM events WHERE region = 'iberia' AND status = 'onSale' ORDER BY event_id LIMIT 1");
        Map<String, String> places = new LinkedHashMap<>();
        places.put("/", ".events tbody tr");
        places.put("/?q=nothing-like-it", ".empty:not([hidden])");
        places.put("/?region=iberia&event=" + event, ".canvas canvas");
        places.put("/?region=iberia&event=nothing", ".empty");
        places.put("/?view=quality", ".proof");
        return places;
    }

    private static List<String> findings(Page page) {
        List<String> found = new ArrayList<>();
        for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
            found.add(rule.getImpact() + " " + rule.getId() + " "
                    + rule.getNodes().getFirst().getHtml());
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"DESK", "NIGHT", "PHONE"})
    void axeFindsNothing(String name) {
        browser.refusalsAreExpected();
        Look look = look(name);
        Page out = browser.open(look);
        out.navigate(api.url() + "/");
        out.waitForSelector(".sign-in");
        assertThat(findings(out)).as("signed out").isEmpty();

        Visitor visitor = visitor(look).enters("all", "/");
        places().forEach((address, sign) -> {
            visitor.page().navigate(api.url() + address);
            visitor.page().waitForSelector(sign);
            assertThat(findings(visitor.page())).as(name + " " + address).isEmpty();
        });
        System.out.println(
                "axe: " + name + ", " + (places().size() + 1) + " pages and states, 0 findings of any weight");
    }

    private static Look look(String name) {
        return switch (name) {
            case "NIGHT" -> Look.NIGHT;
            case "PHONE" -> Look.PHONE;
            default -> Look.DESK;
        };
    }

    @Test
    void nothingIsWiderThanTheScreen() {
        browser.refusalsAreExpected();
        for (Look look : List.of(Look.PHONE, Look.DESK, Look.WALL)) {
            Visitor visitor = visitor(look).enters("all", "/");
            places().forEach((address, sign) -> {
                visitor.page().navigate(api.url() + address);
                visitor.page().waitForSelector(sign);
                assertThat(visitor.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as(look + " " + address)
                        .isEqualTo(0);
            });
        }
    }

    @Test
    void theKeyboardAloneIsEnough() {
        Page page = browser.open(Look.DESK);
        page.navigate(api.url() + "/");
        page.waitForSelector(".sign-in");
        page.keyboard().insertText(api.key("all"));
        page.keyboard().press("Enter");
        var visitor = new Visitor(page, api).seesAll();

        page.keyboard().press("/");
        page.keyboard().type("oslo");
        assertThat(visitor.query()).isEqualTo("?q=oslo");
        int steps = 0;
        while (!"name".equals(focus(page)) && steps++ < 30) {
            page.keyboard().press("Tab");
        }
        String name = visitor.names().getFirst();
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo(name);
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).hasText(name);
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
    }

    private static Object focus(Page page) {
        return page.evaluate("document.activeElement.closest('td')?.className");
    }

    @Test
    void theFirstStopSkipsToTheContent() {
        Visitor visitor = visitor().enters("all", "/").seesAll();
        visitor.page().reload();
        visitor.seesAll();

        visitor.page().keyboard().press("Tab");

        assertThat(visitor.page().evaluate("document.activeElement.className")).isEqualTo("skip");
    }

    @Test
    void aSortedColumnSaysSo() {
        Visitor visitor = visitor().enters("all", "/?sort=-total_sold").seesAll();

        assertThat(visitor.page().locator("th[aria-sort=descending]")).hasText("Sold");
        assertThat(visitor.page().locator("th[aria-sort=ascending]")).hasCount(0);
    }

    @Test
    void nothingMovesForWhoWantsNoMotion() {
        Visitor visitor = visitor().enters("all", "/").seesAll();

        Object moving = visitor.page().evaluate("""
                () => { document.querySelector('.stat .value').classList.add('flash');
                        return document.getAnimations().length; }""");

        assertThat(moving).isEqualTo(0);
    }

    @Test
    void onPaperThereIsTheWholeListAndNothingToPress() {
        Visitor visitor = visitor().enters("all", "/?status=all").seesAll();
        visitor.page().evaluate("window.dispatchEvent(new Event('beforeprint'))");
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(visitor.page().locator(".events tbody tr")).hasCount(EVENTS);
        assertThat(visitor.page().locator(".filters")).isHidden();
        assertThat(visitor.page().getByText("Sign out")).isHidden();
    }
}
