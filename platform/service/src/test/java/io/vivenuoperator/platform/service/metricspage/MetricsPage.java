package io.vivenuoperator.platform.service.metricspage;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A page of docs with one program's families, and a scrape of the program in which each of them has happened. {@code -Dmetrics.update=true}
 * writes the page anew.
 *
 * @param file from the module's folder
 * @param introduction what stands above the table
 * @param writer the test, as somebody types it to write the page anew
 */
public record MetricsPage(Path file, String introduction, String writer) {
    private static final Pattern HELP = Pattern.compile("^# HELP (\\w+) (.*)$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");
    /** Read by {@code PanelQueriesIT}. */
    private static final Path KEPT = Path.of("..", "e2e", "src", "test", "resources", "scrapes");

    /** What a type adds by itself. */
    private static final Set<String> OF_A_TYPE = Set.of("le", "quantile");

    /**
     * Fails if the page has other families, types, labels or sentences than the scrape, or than the one that is kept for those who try the
     * dashboards.
     */
    public void mustEqual(String scrape) throws IOException {
        var page = page(scrape);
        if (Boolean.getBoolean("metrics.update")) {
            Files.writeString(file, page);
            Files.writeString(kept(), scrape);
        }
        assertThat(page(Files.readString(kept())))
                .as("%s; to write it anew: %s -Dmetrics.update=true", kept(), writer)
                .isEqualTo(page);
        assertThat(file)
                .as("to write it anew: %s -Dmetrics.update=true", writer)
                .content()
                .isEqualTo(page);
    }

    private Path kept() {
        var name = String.valueOf(file.getFileName()).replaceFirst("\\.md$", ".txt");
        return KEPT.resolve(name);
    }

    private String page(String scrape) {
        return """
                %s

                | metric | type | labels | meaning |
                |---|---|---|---|
                %s
                """.formatted(
                        introduction.strip(),
                        HELP.matcher(scrape)
                                .results()
                                .map(help -> row(help.group(1), help.group(2), scrape))
                                .sorted()
                                .collect(joining("\n")));
    }

    private static String row(String family, String meaning, String scrape) {
        var type = Pattern.compile("^# TYPE " + family + " (\\w+)$", Pattern.MULTILINE)
                .matcher(scrape);
        assertThat(type.find()).as("the type of %s", family).isTrue();
        return "| `%s` | %s | %s | %s |".formatted(family, type.group(1), labels(family, scrape), meaning);
    }

    private static String labels(String family, String scrape) {
        Set<String> names = new TreeSet<>();
        List<String> samples = Pattern.compile(
                        "^" + family + "(?:_count|_sum|_bucket)?(\\{.*})? \\S+$", Pattern.MULTILINE)
                .matcher(scrape)
                .results()
                .map(sample -> sample.group(1) == null ? "" : sample.group(1))
                .toList();
        assertThat(samples).as("samples of %s", family).isNotEmpty();
        samples.forEach(sample -> LABEL.matcher(sample).results().forEach(label -> names.add(label.group(1))));
        names.removeAll(OF_A_TYPE);
        return names.isEmpty() ? "–" : String.join(", ", names);
    }
}
