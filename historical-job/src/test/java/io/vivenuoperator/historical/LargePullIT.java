package io.vivenuoperator.historical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.historical.judges.AgeKey;
import io.vivenuoperator.historical.judges.ForeignStore;
import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged job pulls a large event in a process of its own, with the image's flags. {@code -Dpull.tickets=100000} is the full proof; it
 * says how much memory was resident at most.
 */
class LargePullIT {
    private static final int TICKETS = Integer.getInteger("pull.tickets", 3000);
    private static final long MOST_RESIDENT_KIB = 150 * 1024L;
    private static final List<String> IMAGES_FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx96m");

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private SyncStage stage;

    @BeforeEach
    void begin() {
        stage = new SyncStage(database, directory, TICKETS);
        stage.with("OUTPUT_INDIVIDUAL", "false");
    }

    @AfterEach
    void end() {
        stage.close();
    }

    /** Runs it, and returns the most KiB that were resident. */
    private long pull() throws Exception {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(IMAGES_FLAGS);
        command.addAll(List.of(
                "-jar",
                Path.of("target", "historical-job.jar").toAbsolutePath().toString(),
                "pull",
                SyncStage.SELLER,
                stage.eventId()));
        Path output = directory.resolve("output.txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(stage.environment());
        long begun = System.nanoTime();
        var process = builder.start();
        long resident = 0;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            resident = Math.max(resident, resident(process.pid()));
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        System.out.printf(
                "%d tickets pulled in %d s, at most %d MiB resident%n",
                TICKETS, Duration.ofNanos(System.nanoTime() - begun).toSeconds(), resident / 1024);
        return resident;
    }

    private static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static Path found(Path root, String name) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    /** By id: the hash of each ticket as Vivenu sends it. */
    private Map<String, String> truth() {
        var hashes = new TreeMap<String, String>();
        stage.eachTicket((id, ticket) -> hashes.put(id, hash(ticket)));
        return hashes;
    }

    /** The same of a file, which has a ticket a line. */
    private static Map<String, String> written(Stream<String> lines) {
        var hashes = new TreeMap<String, String>();
        lines.filter(line -> line.startsWith("{")).forEach(line -> {
            var ticket = line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
            hashes.put(ticket.replaceFirst(".*?\"_id\":\"([^\"]+)\".*", "$1"), hash(ticket));
        });
        return hashes;
    }

    private static String hash(String ticket) {
        try {
            return Arrays.toString(MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void intoADirectory() throws Exception {
        // when
        long resident = pull();

        // then
        assertThat(resident).isPositive().isLessThanOrEqualTo(MOST_RESIDENT_KIB);
        try (var lines = Files.lines(found(directory.resolve("output"), "all_tickets.json"))) {
            assertThat(written(lines)).hasSizeGreaterThanOrEqualTo(TICKETS).isEqualTo(truth());
        }
    }

    @Test
    void closedIntoABucket() throws Exception {
        try (var store = ForeignStore.start(directory)) {
            // given
            Files.createDirectory(store.bucket("tickets"));
            var key = AgeKey.made(directory, "key");
            stage.environment().remove("OUTPUT_DIR");
            stage.with("OUTPUT_S3_ENDPOINT", store.endpoint().toString())
                    .with("OUTPUT_S3_BUCKET", "tickets")
                    .with("OUTPUT_S3_REGION", ForeignStore.REGION)
                    .with("OUTPUT_S3_ACCESS_KEY_ID", ForeignStore.ID)
                    .with("OUTPUT_S3_SECRET_ACCESS_KEY", ForeignStore.SECRET)
                    .with("OUTPUT_RECIPIENTS", key.recipient())
                    .with("EGRESS_ALLOW", "[{\"cidr\":\"127.0.0.1/32\",\"ports\":[" + store.port() + "]}]");

            // when
            long resident = pull();

            // then
            assertThat(resident).isPositive().isLessThanOrEqualTo(MOST_RESIDENT_KIB);
            Path opened = directory.resolve("opened.json");
            Files.write(opened, key.open(found(store.bucket("tickets"), "all_tickets.json.age")));
            try (var lines = Files.lines(opened)) {
                assertThat(written(lines)).hasSizeGreaterThanOrEqualTo(TICKETS).isEqualTo(truth());
            }
        }
    }
}
