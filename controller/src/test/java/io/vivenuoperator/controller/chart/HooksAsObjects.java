package io.vivenuoperator.controller.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A copy of the chart whose hooks are objects like all others, and which asks no cluster for what is there: the Helm of the tests
 * renders no hooks, and fails at a lookup.
 */
final class HooksAsObjects {
    private static final Pattern LOOKUP = Pattern.compile("lookup \"[^\"]*\" \"[^\"]*\" \\S+ [^\\s})]+");

    private HooksAsObjects() {}

    /** The copy's folder, below the given one. */
    static Path of(Path chart, Path folder) {
        var copy = folder.resolve(chart.getFileName());
        try (var files = Files.walk(chart)) {
            files.forEach(file -> copy(file, copy.resolve(chart.relativize(file).toString())));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path file, Path to) {
        try {
            if (Files.isDirectory(file)) {
                Files.createDirectories(to);
            } else {
                Files.writeString(
                        to,
                        LOOKUP.matcher(Files.readString(file).replace("helm.sh/hook", "example.com/hook"))
                                .replaceAll("dict"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
