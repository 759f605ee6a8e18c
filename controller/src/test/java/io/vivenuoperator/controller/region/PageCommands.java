package io.vivenuoperator.controller.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands of a page under docs/: {@code sh} blocks are typed by tests, {@code console} blocks where that is possible. */
final class PageCommands {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("```(sh|console)\n(.*?)```", Pattern.DOTALL);

    private PageCommands() {}

    /** In their order. */
    static List<String> typed(String page) throws IOException {
        return of(page, "sh");
    }

    static List<String> shown(String page) throws IOException {
        return of(page, "console");
    }

    /** The names of all pages. */
    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** A line that ends in a backslash goes on in the next one. */
    private static List<String> of(String page, String kind) throws IOException {
        return BLOCK.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .filter(block -> block.group(1).equals(kind))
                .flatMap(block -> block.group(2).replaceAll("\\\\\n\\s*", "").lines())
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
