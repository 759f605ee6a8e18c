package io.vivenuoperator.historical.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.files.OutputException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputDirectoryTest {
    private static final String EVENT = "6864d4f427c2aa9b05cd17ee";
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    Path root;

    private Path run(String name, String metadata) throws IOException {
        Path folder = root.resolve("ticketing/dach").resolve(EVENT).resolve(name);
        Files.createDirectories(folder.resolve("individual"));
        Files.writeString(folder.resolve("individual/68108c20c5c88849372bfb61.json"), "{}");
        Files.writeString(folder.resolve("metadata.json"), metadata);
        return folder;
    }

    private static String expiringAt(Instant at) {
        return "{\"region\":\"dach\",\"filter\":{\"expiresAt\":\"2000-01-01T00:00:00Z\"},\"expiresAt\":\"" + at + "\"}";
    }

    private int removeExpired() throws IOException {
        try (var place = new OutputDirectory(root)) {
            return place.removeExpired(NOW);
        }
    }

    private void write(String run, String text) throws IOException {
        try (var place = new OutputDirectory(root);
                var folder = place.begin("dach", EVENT, run)) {
            try (var file = folder.open("a.json")) {
                file.write(text.getBytes(UTF_8), 0, text.length());
                file.complete();
            }
            folder.keep();
        }
    }

    @Test
    void whatHasExpiredIsDeletedAndNothingElse() throws IOException {
        // given
        var over = run("pull-aaaaa", expiringAt(NOW));
        var later = run("pull-bbbbb", expiringAt(NOW.plusSeconds(1)));
        var kept = run("pull-ccccc", "{\"region\":\"dach\"}");

        // when
        int removed = removeExpired();

        // then
        assertThat(removed).isEqualTo(1);
        assertThat(over).doesNotExist();
        assertThat(List.of(later, kept))
                .allSatisfy(folder -> assertThat(folder.resolve("individual")).isNotEmptyDirectory());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no json", "[]", "{\"expiresAt\":17}", "{\"expiresAt\":\"yesterday\"}", "{\"expiresAt\""})
    void aFolderWhoseTimeCantBeReadStays(String metadata) throws IOException {
        // given
        var folder = run("pull-aaaaa", metadata);

        // when
        int removed = removeExpired();

        // then
        assertThat(removed).isZero();
        assertThat(folder).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mine",
                "6864d4f427c2aa9b05cd17ee/mine",
                "6864d4f427c2aa9b05cd17ee/pull-toolong",
                "no-event/pull-aaaaa",
                "a/b/6864d4f427c2aa9b05cd17ee/deeper/pull-aaaaa"
            })
    void aStrangersFolderStaysWhateverIsInIt(String path) throws IOException {
        // given
        Files.createDirectories(root.resolve(path));
        Files.writeString(root.resolve(path).resolve("metadata.json"), expiringAt(NOW));

        // when
        int removed = removeExpired();

        // then
        assertThat(removed).isZero();
        assertThat(root.resolve(path)).isDirectory();
    }

    @Test
    void linksLeadNobodyElsewhere(@TempDir Path other) throws IOException {
        // given
        Files.writeString(other.resolve("metadata.json"), expiringAt(NOW));
        var event = Files.createDirectories(root.resolve("dach").resolve(EVENT));
        Files.createSymbolicLink(event.resolve("pull-aaaaa"), other);
        var over = run("pull-bbbbb", expiringAt(NOW));
        Files.createSymbolicLink(over.resolve("individual/link"), other);

        // when
        removeExpired();

        // then
        assertThat(over).doesNotExist();
        assertThat(other.resolve("metadata.json")).exists();
    }

    @Test
    void whatAKilledRunHasLeftGoesWhenNobodyCanBeAtItAnyMore() throws IOException {
        // given
        var old = run("pull-aaaaa.part", "");
        var young = run("pull-bbbbb.part", "");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofDays(9))));
        Files.setLastModifiedTime(young, FileTime.from(NOW.minus(Duration.ofDays(7))));

        // when
        removeExpired();

        // then
        assertThat(old).doesNotExist();
        assertThat(young).isDirectory();
    }

    @Test
    void aRunThatIsMadeAgainReplacesItsFolder() throws IOException {
        // given
        write("pull-aaaaa", "first");

        // when
        write("pull-aaaaa", "again");

        // then
        assertThat(root.resolve("dach").resolve(EVENT).resolve("pull-aaaaa/a.json"))
                .hasContent("again");
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device,OUTPUT_FULL,larger",
        "Disk quota exceeded,OUTPUT_FULL,larger",
        "Read-only file system,OUTPUT_NOT_WRITABLE,mounted read-only",
        "Input/output error,OUTPUT_NOT_WRITABLE,may write",
        "Permission denied,OUTPUT_NOT_WRITABLE,may write"
    })
    void whatTheSystemSaysHasAReason(String said, HistoricalReason reason, String words) {
        for (var e : List.of(new FileSystemException("/output/canary", null, said), new IOException(said))) {
            var problem = DirectoryProblem.of(e);
            assertThat(problem.reason()).isEqualTo(reason);
            assertThat(problem).hasMessageContaining(words).hasMessageNotContaining("canary");
        }
    }

    @Test
    void aPlaceThatCantBeMadeIsSaid() {
        // given
        var place = new OutputDirectory(Path.of("/proc/nobody/output"));

        // then
        assertThatExceptionOfType(OutputException.class)
                .isThrownBy(() -> place.begin("dach", EVENT, "pull-aaaaa"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(HistoricalReason.OUTPUT_NOT_WRITABLE));
    }
}
