package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A selector that matches nothing prints nothing, and nobody who types it learns that it is wrong. */
class PageSelectorsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final String COMPONENT = "app.kubernetes.io/component";
    private static final Pattern SELECTED = Pattern.compile(Pattern.quote(COMPONENT) + "=([a-z-]+)");

    @TempDir
    private Path folder;

    @Test
    void theComponentsThatPagesSelectAreThoseOfTheChart() throws IOException {
        // given
        var rendered = RenderedChart.withHooks(
                        "vivenu",
                        "ticketing",
                        Map.of(
                                "api.enabled",
                                true,
                                "api.database.existingSecret",
                                "reader",
                                "events.enabled",
                                true,
                                "historical.enabled",
                                true,
                                "exports.enabled",
                                true),
                        folder)
                .objects()
                .stream()
                .flatMap(object -> Stream.ofNullable(object.getMetadata().getLabels()))
                .flatMap(labels -> Stream.ofNullable(labels.get(COMPONENT)))
                .collect(Collectors.toSet());

        // when
        try (Stream<Path> pages = Files.walk(DOCS)) {
            var selected = pages.filter(page -> page.toString().endsWith(".md"))
                    .flatMap(page -> SELECTED.matcher(text(page)).results().map(found -> found.group(1)))
                    .toList();

            // then
            assertThat(selected)
                    .contains("webhook-receiver")
                    .allSatisfy(component -> assertThat(rendered).contains(component));
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new AssertionError("a page can't be read", e);
        }
    }
}
