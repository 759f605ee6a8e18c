package io.vivenuoperator.salesapi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The proof behind each badge. */
class QualityPageIT extends OnASeason {
    @Test
    void eachRegionHasItsProof() {
        Visitor visitor = visitor().enters("all", "/?view=quality");

        assertThat(visitor.page().locator(".proof")).hasCount(5);
        Locator usa = proof(visitor, "usa");
        assertThat(usa).containsText("Incomplete");
        assertThat(usa).containsText("91.3 %");
        assertThat(usa).containsText("Partial");
        assertThat(proof(visitor, "iberia")).containsText("5 h");
        assertThat(proof(visitor, "dach")).containsText("Current");
        assertThat(proof(visitor, "dach").locator("dd").nth(2)).hasText("neverin the last 7 days");
    }

    private static Locator proof(Visitor visitor, String region) {
        return visitor.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(region).setExact(true));
    }

    @Test
    void aBadgeLeadsToItsProof() {
        Visitor visitor = visitor().enters("all", "/").seesAll();

        visitor.page()
                .locator("a.badge", new Page.LocatorOptions().setHasText("usa"))
                .click();

        assertThat(visitor.page().locator(".proof")).hasCount(1);
        assertThat(visitor.query()).isEqualTo("?view=quality&region=usa");
    }

    @Test
    void whoMayNotSeeItIsNotOfferedIt() {
        browser.refusalsAreExpected();
        Visitor visitor = visitor().enters("sales", "/").seesAll();

        assertThat(visitor.page().getByText("Quality", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
        assertThat(visitor.page().locator("a.badge")).hasCount(0);
        visitor.page().navigate(api.url() + "/?view=quality");
        assertThat(visitor.page().locator(".empty")).containsText("Your key lacks the scope quality.");
    }
}
