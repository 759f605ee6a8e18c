package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart's README is what helm-docs makes of values.yaml. */
class ChartReadmeIT {
    /** The first time helm-docs is built, on a machine that may be busy. */
    private static final int PATIENCE_MINUTES = 10;

    private static final int NO_GO = 3;

    @TempDir
    private Path folder;

    @Test
    void helmDocsWritesTheSame() throws IOException, InterruptedException {
        // given
        var printed = folder.resolve("README.md");
        var log = folder.resolve("log");

        // when
        var program = new ProcessBuilder(Path.of("..", "dev", "chart-docs").toString(), "--print")
                .redirectOutput(printed.toFile())
                .redirectError(log.toFile())
                .start();
        assertThat(program.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();

        // then
        assumeTrue(program.exitValue() != NO_GO, "Go 1.25 or newer is not here, from which helm-docs is built");
        assertThat(program.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(ChartReadmeTest.PAGE).strip())
                .as("helm/vivenu-operator/README.md; to write it anew: dev/chart-docs")
                .isEqualTo(Files.readString(printed).strip());
    }
}
