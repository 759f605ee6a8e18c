package io.vivenuoperator.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workflows run only at GitHub, and a release's only once: actionlint reads them here. */
class WorkflowsIT {
    private static final Path REPOSITORY = Path.of(System.getProperty("repository"));
    private static final Path RELEASE = REPOSITORY.resolve(".github/workflows/release.yml");
    /** The first time actionlint is built, on a machine that may be busy. */
    private static final int PATIENCE_MINUTES = 10;

    private static final int NO_GO = 3;

    @TempDir
    private Path folder;

    private record Ended(int code, String printed) {}

    @Test
    void actionlintFindsNothing() throws IOException, InterruptedException {
        var lint = lint();

        assertThat(lint.code()).as(lint.printed()).isZero();
    }

    /** Or it would find nothing in anything. */
    @Test
    void whatIsPlantedIsFound() throws IOException, InterruptedException {
        // given
        var planted = folder.resolve("release.yml");
        Files.writeString(
                planted,
                Files.readString(RELEASE)
                        .replace("${{ github.token }}", "${{ github.tokn }}")
                        .replace("runs-on: ubuntu-24.04", "runs-on: ubuntu-24.4"));

        // when
        var lint = lint(planted.toString());

        // then
        assertThat(lint.code()).isOne();
        assertThat(lint.printed()).contains("property \"tokn\" is not defined", "label \"ubuntu-24.4\" is unknown");
    }

    @Test
    void theChartIsPackedByWhatRefusesSnapshots() throws IOException {
        assertThat(Files.readString(RELEASE)).contains("$(dev/chart-package ").doesNotContain("helm package");
    }

    private Ended lint(String... files) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var program = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        REPOSITORY.resolve("dev/workflow-lint").toString()),
                                Stream.of(files))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(program.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        var printed = Files.readString(output);
        assumeTrue(program.exitValue() != NO_GO, printed);
        return new Ended(program.exitValue(), printed);
    }
}
