package io.vivenuoperator.historical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.historical.stop.StopSignal;
import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.simulator.resource.Holder;
import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PullIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private SyncStage stage;

    @BeforeEach
    void begin() {
        stage = new SyncStage(database, directory, 120);
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private Path folder() throws IOException {
        try (var runs = Files.list(directory.resolve("output/dach").resolve(stage.eventId()))) {
            return runs.findFirst().orElseThrow();
        }
    }

    private Map<String, String> individual() throws IOException {
        var tickets = new HashMap<String, String>();
        try (var files = Files.list(folder().resolve("individual"))) {
            for (Path file : files.toList()) {
                tickets.put(file.getFileName().toString().replace(".json", ""), Files.readString(file));
            }
        }
        return tickets;
    }

    @Test
    void everyTicketIsInTheFilesToTheOctet() throws Exception {
        // given
        var truth = stage.truth();

        // when
        var ran = stage.run("pull");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.DONE);
        assertThat(ran.reason()).isEqualTo("FilesWritten");
        assertThat(individual()).isEqualTo(truth);
        JsonNode all = JSON.readTree(folder().resolve("all_tickets.json").toFile());
        assertThat(all.size()).isEqualTo(truth.size());
        assertThat(Files.readString(folder().resolve("all_tickets.json"))).contains(truth.values());
    }

    @Test
    void theMetadataCountWhatLiesThere() throws Exception {
        // when
        stage.with("FILTER_NAME_CONTAINS", "CHARITY")
                .with("OUTPUT_RETENTION_DAYS", "30")
                .run("pull");

        // then
        JsonNode metadata = JSON.readTree(folder().resolve("metadata.json").toFile());
        assertThat(metadata.path("tickets").asInt())
                .isEqualTo(individual().size())
                .isPositive();
        assertThat(metadata.path("files").size()).isEqualTo(individual().size() + 1);
        assertThat(metadata.path("eventName").asText()).startsWith("HYROX");
        assertThat(metadata.path("expiresAt").asText()).isNotEmpty();
        assertThat(metadata.path("filter").path("nameContains").get(0).asText()).isEqualTo("charity");
        assertThat(metadata.toString()).doesNotContain(Holder.MARKER);
    }

    @Test
    void nothingIsSentAndNothingIsStored() {
        // when
        stage.run("pull");

        // then
        assertThat(stage.endpoint().arrivals()).isEmpty();
        assertThat(database.number("SELECT count(*) FROM replayed_ticket")).isZero();
    }

    @Test
    void whatCantBeWrittenIsSaid() throws Exception {
        // given
        Files.writeString(directory.resolve("file"), "");

        // when
        var ran = stage.with("OUTPUT_DIR", directory.resolve("file/below").toString())
                .run("pull");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.reason()).isEqualTo("OutputNotWritable");
        assertThat(ran.printed()).doesNotContain(Holder.MARKER);
    }

    @Test
    void eachEventHasAFolderOfItsOwn() throws Exception {
        // given
        var other = stage.vivenu().truth(SyncStage.SELLER).events().get(1).eventId();

        // when
        var ran = stage.runExactly(new StopSignal(), List.of("pull", SyncStage.SELLER, stage.eventId(), other));

        // then
        assertThat(ran.reason()).isEqualTo("FilesWritten");
        assertThat(individual()).isEqualTo(stage.truth());
        assertThat(directory.resolve("output/dach").resolve(other)).isNotEmptyDirectory();
    }

    @Test
    void aHolderWhoIsLeftOutIsNowhere() throws Exception {
        // when
        var ran = stage.with("OUTPUT_REDACT", "Holder").run("pull");

        // then
        assertThat(ran.reason()).isEqualTo("FilesWritten");
        assertThat(individual()).hasSameSizeAs(stage.truth());
        assertThat(individual().values())
                .allSatisfy(ticket -> assertThat(ticket)
                        .doesNotContain(Holder.MARKER, "\"secret\"", "\"barcode\"")
                        .contains("\"status\"", "\"ticketTypeId\""));
    }

    @Test
    void theNextPullDeletesWhatHasExpired() throws Exception {
        // given
        stage.with("OUTPUT_RETENTION_DAYS", "1").run("pull");
        var metadata = folder().resolve("metadata.json");
        Files.writeString(
                metadata,
                Files.readString(metadata)
                        .replaceAll("\"expiresAt\" : \"[^\"]+\"", "\"expiresAt\" : \"2026-01-01T00:00:00Z\""));
        var over = folder();

        // when
        var ran = stage.run("pull");

        // then
        assertThat(over).doesNotExist();
        assertThat(folder()).isDirectory();
        assertThat(ran.report().path("message").asText()).contains("expired", "1.");
    }

    @Test
    void aPullThatIsMadeAgainReplacesItsOwnFolder() throws Exception {
        // given
        stage.with("SYNC_UID", "3f2a9-again").run("pull");

        // when
        var ran = stage.run("pull");

        // then
        assertThat(ran.reason()).isEqualTo("FilesWritten");
        assertThat(individual()).isEqualTo(stage.truth());
    }
}
