package io.vivenuoperator.e2e.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that our pages about metrics promise; tests compare the pages with what is scraped. */
record KnownMetrics(Set<String> names) {
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| (\\w+) \\|", Pattern.MULTILINE);
    private static final Pattern TEXT =
            Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\b(?:by|without|on|ignoring|group_left)\\s*\\([^)]*\\)|\\[[^]]*]");
    /** What Prometheus shows by itself. */
    private static final Set<String> ITS_OWN = Set.of("up", "ALERTS");

    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_]\\w*\\b(?!\\s*\\()");
    private static final List<String> PAGES = List.of(
            "metrics.md", "metrics-receiver.md", "metrics-events.md", "metrics-sales-api.md", "metrics-historical.md");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "on", "ignoring");

    static KnownMetrics ofPages() throws IOException {
        var names = new HashSet<>(ITS_OWN);
        var docs = Path.of(System.getProperty("repository")).resolve("docs");
        for (var page : PAGES) {
            ROW.matcher(Files.readString(docs.resolve(page))).results().forEach(row -> {
                switch (row.group(2)) {
                    case "summary" -> names.addAll(Set.of(row.group(1) + "_count", row.group(1) + "_sum"));
                    case "histogram" ->
                        names.addAll(Set.of(row.group(1) + "_bucket", row.group(1) + "_count", row.group(1) + "_sum"));
                    default -> names.add(row.group(1));
                }
            });
        }
        return new KnownMetrics(Set.copyOf(names));
    }

    /** The names in an expression that no page has. */
    List<String> unknownIn(String expression) {
        var bare = TEXT.matcher(expression).replaceAll(" ");
        return NAME.matcher(bare)
                .results()
                .map(match -> match.group())
                .filter(name -> !OPERATORS.contains(name) && !names.contains(name))
                .toList();
    }
}
