package io.vivenuoperator.historical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.simulator.resource.Holder;
import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A pull onto a volume that takes nothing more: a small tmpfs, which only root can make. */
class FullVolumeIT {
    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private Path volume;
    private SyncStage stage;

    @BeforeEach
    void mount() throws Exception {
        volume = Files.createDirectory(directory.resolve("volume"));
        assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", volume.toString()),
                "a volume can only be mounted by root");
        stage = new SyncStage(database, directory, 120);
        stage.with("OUTPUT_DIR", volume.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        if (stage != null) {
            stage.close();
            ran("umount", volume.toString());
        }
    }

    private static boolean ran(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(command)).inheritIO().start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(volume)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aFullVolumeIsSaidAndNothingIsLeftOnIt() throws Exception {
        // when
        var ran = stage.run("pull");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.reason()).isEqualTo("OutputFull");
        assertThat(ran.report().path("message").asText()).contains("larger");
        assertThat(files()).isEmpty();
        assertThat(ran.printed() + ran.logged()).doesNotContain(Holder.MARKER);
    }

    @Test
    void aFullSpoolIsSaid() {
        // when
        var ran = stage.with("OUTPUT_DIR", directory.resolve("output").toString())
                .with("SPOOL_DIR", volume.toString())
                .run("pull");

        // then
        assertThat(ran.reason()).isEqualTo("OutputFull");
        assertThat(ran.report().path("message").asText()).contains("SPOOL_DIR");
    }

    @Test
    void aReadOnlyVolumeIsSaid() throws Exception {
        // given
        assumeTrue(ran("mount", "-o", "remount,ro", volume.toString()));

        // when
        var ran = stage.run("pull");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.reason()).isEqualTo("OutputNotWritable");
        assertThat(ran.report().path("message").asText()).contains("mounted read-only");
    }

    @Test
    void whatExpiresMakesRoomFirst() throws Exception {
        // given
        var over = Files.createDirectories(
                volume.resolve("dach").resolve(stage.eventId()).resolve("pull-aaaaa"));
        Files.write(over.resolve("all_tickets.json"), new byte[56 * 1024]);
        Files.writeString(over.resolve("metadata.json"), "{\"expiresAt\":\"2026-01-01T00:00:00Z\"}");
        stage.onlyTheOldest();

        // when
        var ran = stage.with("OUTPUT_INDIVIDUAL", "false").run("pull");

        // then
        assertThat(ran.reason()).isEqualTo("FilesWritten");
        assertThat(over).doesNotExist();
    }
}
