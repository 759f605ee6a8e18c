package io.vivenuoperator.events.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/events.md shows is the example that is judged. */
class EventsPageTest {
    @Test
    void thePageHasTheExample() throws IOException {
        String example = Files.readString(Path.of("../examples/webhooks/verify.mjs"));

        assertThat(Files.readString(Path.of("../docs/events.md"))).contains("```js\n" + example + "```");
    }
}
