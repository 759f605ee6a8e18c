package io.vivenuoperator.controller.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the chart for Helm's library, which renders no hooks and finds no cluster: hooks are plain objects, and a lookup finds nothing. */
final class HooklessChart {
    private static final String HOOK = "\"helm.sh/hook\"";
    private static final String LOOKUP = ":= lookup [^}]*";

    private HooklessChart() {}

    static Path copy(Path chart) {
        try {
            var copy = Files.createTempDirectory("hookless-chart");
            try (Stream<Path> files = Files.walk(chart)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var target = copy.resolve(chart.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.writeString(
                            target,
                            Files.readString(file)
                                    .replace(HOOK, "\"test/hook\"")
                                    .replaceAll(LOOKUP, ":= dict "));
                    target.toFile().deleteOnExit();
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
