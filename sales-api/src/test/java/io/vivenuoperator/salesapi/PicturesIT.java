package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.vivenuoperator.salesapi.browser.Browsing.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pictures of the page in the documentation; {@code -Dpictures.update=true} takes them anew. */
class PicturesIT extends OnASeason {
    private static final Path FOLDER = Path.of("../docs/pictures");
    private static final long LARGEST = 150_000;
    private static final Look DESK = new Look(1280, 800, ColorScheme.LIGHT);
    private static final Look NIGHT = new Look(1280, 800, ColorScheme.DARK);

    @Test
    void thePageLooksAsInTheDocumentation() throws Exception {
        String event = db.text(
                "SELECT event_id FROM events WHERE region = 'iberia' AND status = 'onSale' AND total_capacity IS NOT NULL ORDER BY event_id LIMIT 1");
        take("portfolio", DESK, "/", ".events tr:nth-child(3) .spark");
        take("portfolio-dark", NIGHT, "/", ".events tr:nth-child(3) .spark");
        take("portfolio-narrow", Look.PHONE, "/", ".events tbody tr");
        take("event", DESK, "/?region=iberia&event=" + event, ".chart:nth-of-type(2) canvas");
        take("quality", DESK, "/?view=quality", ".proof");
    }

    private void take(String name, Look look, String address, String sign) throws IOException {
        Visitor visitor = visitor(look).enters("all", "/").seesAll();
        visitor.page().navigate(api.url() + address);
        visitor.page().waitForSelector(sign);
        visitor.page().waitForSelector(".pulse.live");
        visitor.page().waitForLoadState(LoadState.LOAD);
        byte[] picture = visitor.page().screenshot(new Page.ScreenshotOptions().setFullPage(name.equals("event")));
        if (Boolean.getBoolean("pictures.update")) {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(name + ".png"), picture);
        }
        assertThat(FOLDER.resolve(name + ".png"))
                .as("take it: ./mvnw -pl sales-api verify -Dit.test=PicturesIT -Dtest=None -Dpictures.update=true "
                        + "-Dsurefire.failIfNoSpecifiedTests=false")
                .exists();
        assertThat(Files.size(FOLDER.resolve(name + ".png"))).as(name).isBetween(5_000L, LARGEST);
    }
}
