package io.vivenuoperator.salesapi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Signing in and out, and what stays of the key: nothing. */
class SignInPageIT extends OnASeason {
    @Test
    void theKeyStaysNowhereThatAScriptCanRead() {
        Page page = visitor().page();
        List<String> targets = new ArrayList<>();
        page.onRequest(request -> targets.add(request.url() + request.headers()));
        String key = api.key("all");

        new Visitor(page, api).enters("all", "/?status=all").seesAll();

        String readable = String.valueOf(page.evaluate("""
                async () => JSON.stringify([location.href, document.cookie, {...localStorage}, {...sessionStorage}, history.state,
                    document.documentElement.outerHTML, [...document.querySelectorAll('input')].map(i => i.value),
                    await caches.keys(), (await indexedDB.databases()).map(d => d.name),
                    performance.getEntriesByType('resource').map(e => e.name)])"""));
        assertThat(readable).doesNotContain(key).doesNotContain("__Host-session");
        assertThat(targets).isNotEmpty().allSatisfy(target -> assertThat(target).doesNotContain(key));
        assertThat(page.context().storageState()).doesNotContain(key);

        Cookie cookie = page.context().cookies().getFirst();
        assertThat(page.context().cookies()).hasSize(1);
        assertThat(cookie.name).isEqualTo("__Host-session");
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.secure).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
    }

    @Test
    void whoIsSignedInStaysItOverAReload() {
        Visitor visitor = visitor().enters("all", "/").seesAll();

        visitor.page().reload();

        visitor.seesAll();
        assertThat(visitor.names()).isNotEmpty();
    }

    @Test
    void aSharedLinkLeadsThereAfterSigningIn() {
        Visitor visitor = visitor().enters("all", "/?region=dach&event=ev5");

        assertThat(visitor.page().locator("h1")).hasText(db.text("SELECT name FROM event WHERE event_id = 'ev5'"));
    }

    @Test
    void aKeyThatIsNotAcceptedIsSaidInWords() {
        browser.refusalsAreExpected();
        Visitor visitor = visitor();
        Page page = visitor.page();
        page.navigate(api.url() + "/");

        visitor.types(api.key("unknown"));
        assertThat(page.getByRole(AriaRole.ALERT))
                .hasText("This key is not accepted: the key is not known here, or it has expired.");
        visitor.types(api.key("all").substring(3));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not accepted");
        visitor.types(api.key("without"));
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("This key is known, but it may not see sales.");
        assertThat(page.context().cookies()).isEmpty();
    }

    @Test
    void whoSignsOutIsOut() {
        Visitor visitor = visitor().enters("all", "/").seesAll();

        visitor.page().getByText("Sign out").click();

        assertThat(visitor.page().locator(".sign-in")).isVisible();
        assertThat(visitor.page().context().cookies()).isEmpty();
        assertThat(visitor.page().content()).doesNotContain("Marathon");
    }

    @Test
    void aRevokedKeyEndsTheSessionWhileThePageIsOpen() {
        browser.refusalsAreExpected();
        Visitor visitor = visitor().enters("all", "/").seesAll();

        api.changeKey(changingKeys(), "all", Optional.empty());

        assertThat(visitor.page().locator(".sign-in .problem").first())
                .containsText(
                        "its key is not accepted any more", new ContainsTextOptions().setTimeout(Visitor.PATIENCE));
        assertThat(visitor.page().content()).doesNotContain("Marathon");
    }
}
