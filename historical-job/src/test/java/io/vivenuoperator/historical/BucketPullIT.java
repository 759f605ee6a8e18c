package io.vivenuoperator.historical;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.historical.judges.AgeKey;
import io.vivenuoperator.historical.judges.ForeignStore;
import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.simulator.resource.Holder;
import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tickets into a bucket of a service that we did not write, closed, and opened by age. */
class BucketPullIT {
    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private ForeignStore store;
    private SyncStage stage;

    @BeforeEach
    void begin() throws IOException {
        store = ForeignStore.start(directory);
        Files.createDirectory(store.bucket("tickets"));
        stage = new SyncStage(database, directory, 120);
        stage.environment().remove("OUTPUT_DIR");
        stage.with("OUTPUT_S3_ENDPOINT", store.endpoint().toString())
                .with("OUTPUT_S3_BUCKET", "tickets")
                .with("OUTPUT_S3_REGION", ForeignStore.REGION)
                .with("OUTPUT_S3_ACCESS_KEY_ID", ForeignStore.ID)
                .with("OUTPUT_S3_SECRET_ACCESS_KEY", ForeignStore.SECRET)
                .with("EGRESS_ALLOW", "[{\"cidr\":\"127.0.0.1/32\",\"ports\":[" + store.port() + "]}]");
    }

    @AfterEach
    void end() {
        if (stage != null) {
            stage.close();
        }
        if (store != null) {
            store.close();
        }
    }

    private Path folder() throws IOException {
        try (var runs = Files.list(store.bucket("tickets").resolve("dach").resolve(stage.eventId()))) {
            return runs.findFirst().orElseThrow();
        }
    }

    @Test
    void everyTicketIsThereToTheOctetAndOnlyTheKeyOpensIt() throws Exception {
        // given
        var key = AgeKey.made(directory, "key");
        var truth = stage.truth();

        // when
        var ran = stage.with("OUTPUT_RECIPIENTS", key.recipient()).run("pull");

        // then
        assertThat(ran.reason()).isEqualTo("FilesWritten");
        var found = new HashMap<String, String>();
        try (var files = Files.list(folder().resolve("individual"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, ISO_8859_1)).doesNotContain(Holder.MARKER);
                found.put(file.getFileName().toString().replace(".json.age", ""), new String(key.open(file), UTF_8));
            }
        }
        assertThat(found).isEqualTo(truth);
        assertThat(new String(key.open(folder().resolve("all_tickets.json.age")), UTF_8))
                .contains(truth.values());
    }

    @Test
    void theMetadataHaveTheHashOfEachObject() throws Exception {
        // when
        stage.run("pull");

        // then
        var metadata =
                new ObjectMapper().readTree(folder().resolve("metadata.json").toFile());
        assertThat(metadata.path("files")).hasSizeGreaterThan(100).allSatisfy(file -> {
            byte[] octets =
                    Files.readAllBytes(folder().resolve(file.path("name").asText()));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(octets)))
                    .isEqualTo(file.path("sha256").asText());
        });
    }

    @Test
    void aBucketThatRefusesEndsItAndNoSecretIsSaid() {
        // when
        var ran = stage.with("OUTPUT_S3_SECRET_ACCESS_KEY", "wrong-canary").run("pull");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.reason()).isEqualTo("BucketRefused");
        assertThat(ran.printed() + ran.logged())
                .doesNotContain("wrong-canary", Holder.MARKER, ForeignStore.SECRET, ForeignStore.ID);
    }

    @Test
    void aPullThatIsMadeAgainReplacesItsObjects() throws Exception {
        // given
        stage.with("SYNC_UID", "3f2a9-again").run("pull");

        // when
        var ran = stage.run("pull");

        // then
        assertThat(ran.reason()).isEqualTo("FilesWritten");
        assertThat(folder().resolve("metadata.json")).exists();
    }
}
