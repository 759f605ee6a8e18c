package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release's chart as {@code dev/chart-package} packs it, with a helm that only keeps what it is given. */
class ChartPackageIT {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PROGRAMS = List.of(
            "controller",
            "events-service",
            "export-job",
            "historical-job",
            "poller-job",
            "sales-api",
            "webhook-receiver");
    private static final String SCRIPT = REPOSITORY.resolve("dev/chart-package").toString();
    private static final int PATIENCE_MINUTES = 2;

    @TempDir
    private Path folder;

    private record Ended(int code, String printed) {}

    /** A copy of the repository, as far as a release changes it. */
    @BeforeEach
    void copy() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("helm"));
        Files.createDirectories(folder.resolve("dev"));
        for (var part : List.of("helm/vivenu-operator", "dev/chart-version")) {
            run(List.of(
                    "cp",
                    "-r",
                    REPOSITORY.resolve(part).toString(),
                    folder.resolve(part).toString()));
        }
        for (var program : PROGRAMS) {
            var target = Files.createDirectories(folder.resolve(program).resolve("target"));
            Files.writeString(target.resolve("jib-image.digest"), digest(program));
        }
    }

    @Test
    void aReleaseNamesEachProgramByTheDigestOfItsImage() throws IOException, InterruptedException {
        // given
        version("1.2.3");

        // when
        var packed = pack();

        // then
        assertThat(packed.code()).as(packed.printed()).isZero();
        assertThat(packed.printed()).contains("vivenu-operator-1.2.3.tgz");
        var chart = RenderedChart.ofChart(
                folder.resolve("packed/vivenu-operator"),
                Map.of(
                        "api.enabled", true,
                        "api.database.existingSecret", "reader",
                        "events.enabled", true,
                        "historical.enabled", true,
                        "exports.enabled", true));
        assertThat(Arrays.stream(PodKind.values()).filter(kind -> kind.isIn(chart)))
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(kind -> assertThat(kind.template(chart)
                                .at("/spec/containers/0/image")
                                .asText())
                        .matches("ghcr.io/vivenu-operator/([a-z-]+)@sha256:[0-9a-f]{64}")
                        .satisfies(image -> assertThat(image).endsWith(digest(program(image)))));
    }

    @Test
    void aSnapshotIsRefused() throws IOException, InterruptedException {
        // given
        version("1.2.3-SNAPSHOT");

        // then
        refused("appVersion: 1.2.3-SNAPSHOT", "controller:1.2.3-SNAPSHOT", "dev/chart-version");
    }

    @Test
    void imagesOfAnotherVersionAreRefused() throws IOException, InterruptedException {
        // given
        version("1.2.3");
        var chart = folder.resolve("helm/vivenu-operator/Chart.yaml");
        Files.writeString(chart, Files.readString(chart).replace("appVersion: 1.2.3", "appVersion: 1.2.2"));

        // then
        refused("version is 1.2.3", "1.2.2");
    }

    @Test
    void anImageThatWasNotPushedIsNamed() throws IOException, InterruptedException {
        // given
        version("1.2.3");
        Files.delete(folder.resolve("events-service/target/jib-image.digest"));

        // then
        refused("events-service/target/jib-image.digest", "dev/release-images");
    }

    private void refused(String... words) throws IOException, InterruptedException {
        var packed = pack();
        assertThat(packed.code()).as(packed.printed()).isNotZero();
        assertThat(packed.printed()).contains(words);
        assertThat(folder.resolve("packed")).doesNotExist();
    }

    private void version(String version) throws IOException, InterruptedException {
        var set = run(List.of(folder.resolve("dev/chart-version").toString(), version));
        assertThat(set.code()).as(set.printed()).isZero();
    }

    private Ended pack() throws IOException, InterruptedException {
        var helm = Files.writeString(
                folder.resolve("helm-that-keeps"), "#!/bin/sh\nmkdir -p \"$4\"\ncp -r \"$2\" \"$4\"\n");
        Files.setPosixFilePermissions(helm, PosixFilePermissions.fromString("rwxr-xr-x"));
        return run(List.of(
                "env",
                "CHART=" + folder.resolve("helm/vivenu-operator"),
                "DIGESTS=" + folder,
                "HELM=" + helm,
                SCRIPT,
                folder.resolve("packed").toString()));
    }

    private Ended run(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "output", ".txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    /** One that only this program's image has. */
    private static String digest(String program) {
        return "sha256:" + "%064x".formatted(program.hashCode() & 0xffffffffL);
    }

    private static String program(String image) {
        return image.substring(image.lastIndexOf('/') + 1, image.indexOf('@'));
    }
}
