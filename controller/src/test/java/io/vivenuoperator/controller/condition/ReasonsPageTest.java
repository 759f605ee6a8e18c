package io.vivenuoperator.controller.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/reasons.md says what the code says. Written anew with {@code -Dreasons.update=true}. */
class ReasonsPageTest {
    private static final Path PAGE = Path.of("../docs/reasons.md");

    @Test
    void thePageListsEveryReasonWithItsMeaning() throws IOException {
        var page = """
                # Reasons

                What a condition or an Event of a VivenuRegion can give as its reason, and what to do about it. Polls add their own reasons to
                `status.lastPoll`. This page is written by `ReasonsPageTest` from the controller's `Reason` enum.

                | reason | meaning |
                |---|---|
                %s
                """.formatted(Arrays.stream(Reason.values())
                .map(reason -> "| `" + reason.wireName() + "` | " + reason.meaning() + " |")
                .collect(Collectors.joining("\n")));
        if (Boolean.getBoolean("reasons.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
