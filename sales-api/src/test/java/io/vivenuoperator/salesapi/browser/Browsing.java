package io.vivenuoperator.salesapi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Windows of the browser for one test, which share nothing with those of another test. Each test fails if a page reported an error:
 * a script's, a violation of the content security policy, a file that is not there.
 */
public final class Browsing implements BeforeEachCallback, AfterEachCallback {
    private static final String REFUSED = "Failed to load resource";

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private Optional<Chromium> chromium = Optional.empty();
    private boolean refusalsExpected;

    @Override
    public void beforeEach(ExtensionContext context) {
        errors.clear();
        refusalsExpected = false;
        chromium = Optional.of(context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Browsing.class))
                .computeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class));
    }

    /** How a window looks. */
    public record Look(int width, int height, ColorScheme colours) {
        public static final Look DESK = new Look(1440, 900, ColorScheme.LIGHT);
        public static final Look NIGHT = new Look(1440, 900, ColorScheme.DARK);
        public static final Look PHONE = new Look(320, 640, ColorScheme.LIGHT);
        public static final Look WALL = new Look(3840, 2160, ColorScheme.DARK);
    }

    /** An empty tab in a new window, of somebody who was never here. */
    public Page open(Look look) {
        BrowserContext context = chromium.orElseThrow()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(look.width(), look.height())
                        .setColorScheme(look.colours())
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setTimezoneId("Europe/Berlin"));
        contexts.add(context);
        return tab(context);
    }

    /** One more tab of the same window. */
    public Page tab(BrowserContext context) {
        Page page = context.newPage();
        page.onPageError(error -> errors.add(error));
        page.onConsoleMessage(message -> note(message));
        return page;
    }

    private void note(ConsoleMessage message) {
        boolean refused = message.text().startsWith(REFUSED);
        if (message.type().equals("error") && !(refused && refusalsExpected)) {
            errors.add(message.text() + " " + message.location());
        }
    }

    /** From now on, the browser may report answers that are no success. */
    public void refusalsAreExpected() {
        refusalsExpected = true;
    }

    /** Closes all windows, before what they show goes away. */
    public void leave() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        leave();
        assertThat(errors).as("what pages reported").isEmpty();
    }
}
