package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle for clusters without a registry in reach: packed here from small files in the images' place, and loaded into a recorded registry. */
class AirGapIT {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PROGRAMS = List.of(
            "controller",
            "events-service",
            "export-job",
            "historical-job",
            "poller-job",
            "sales-api",
            "webhook-receiver");
    private static final int PATIENCE_MINUTES = 5;

    @TempDir
    private Path folder;

    private Path bundle;

    private record Ended(int code, String printed) {}

    @BeforeEach
    void pack() throws IOException, InterruptedException {
        var images = Files.createDirectory(folder.resolve("images"));
        for (var program : PROGRAMS) {
            Files.writeString(images.resolve(program + ".tar"), "the image of " + program);
        }
        Files.writeString(images.resolve("vivenu-simulator.tar"), "not for production");
        var packed = run(REPOSITORY, List.of("dev/airgap", images.toString()));
        assertThat(packed.code()).as(packed.printed()).isZero();
        var archive = REPOSITORY.resolve(packed.printed().strip());
        var unpacked = run(folder, List.of("tar", "-xzf", archive.toString()));
        assertThat(unpacked.code()).as(unpacked.printed()).isZero();
        bundle = folder.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
    }

    @Test
    void itHasTheChartAndTheImageOfEveryPodAndNothingElse() throws IOException {
        assertThat(names(bundle.resolve("images")))
                .containsExactly(
                        "controller.tar",
                        "events-service.tar",
                        "export-job.tar",
                        "historical-job.tar",
                        "poller-job.tar",
                        "sales-api.tar",
                        "webhook-receiver.tar");
        assertThat(names(bundle)).anyMatch(name -> name.matches("vivenu-operator-.*\\.tgz"));
        assertThat(Files.readAllLines(bundle.resolve("images.txt")))
                .hasSize(PROGRAMS.size())
                .isSubsetOf(ArtifactHubTest.images());
    }

    @Test
    void itsImagesReachTheRegistry() throws IOException, InterruptedException {
        // when
        var loaded = load();

        // then
        assertThat(loaded.code()).as(loaded.printed()).isZero();
        assertThat(Files.readAllLines(folder.resolve("pushed")))
                .hasSize(PROGRAMS.size())
                .allSatisfy(
                        call -> assertThat(call)
                                .matches(
                                        "copy docker-archive:images/([a-z-]+)\\.tar docker://mirror\\.example\\.com/v/\\1:\\S+"));
        assertThat(loaded.printed()).contains("--set image.registry=mirror.example.com/v");
    }

    @Test
    void whatWasChangedOnTheWayIsNotLoaded() throws IOException, InterruptedException {
        // given
        Files.writeString(bundle.resolve("images/poller-job.tar"), "something else");

        // when
        var loaded = load();

        // then
        assertThat(loaded.code()).isNotZero();
        assertThat(loaded.printed()).contains("poller-job.tar", "not what was packed");
        assertThat(folder.resolve("pushed")).doesNotExist();
    }

    /** With a skopeo that only notes what it is asked for. */
    private Ended load() throws IOException, InterruptedException {
        var programs = Files.createDirectories(folder.resolve("programs"));
        Files.writeString(programs.resolve("skopeo"), "#!/bin/sh\necho \"$*\" >>" + folder.resolve("pushed") + "\n");
        Files.setPosixFilePermissions(programs.resolve("skopeo"), PosixFilePermissions.fromString("rwxr-xr-x"));
        return run(
                bundle,
                List.of("env", "PATH=" + programs + ":" + System.getenv("PATH"), "./load", "mirror.example.com/v/"));
    }

    private Ended run(Path where, List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "output", ".txt");
        var process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
