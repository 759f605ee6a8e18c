package io.vivenuoperator.historical.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.files.OutputException;
import io.vivenuoperator.historical.judges.ForeignStore;
import io.vivenuoperator.historical.stop.StopSignal;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.platform.httpclient.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that we did not write takes our signatures and requests, and refuses what it should. */
class StoreJudgeIT {
    private static final String EVENT = "6864d4f427c2aa9b05cd17ee";
    private static final RetryPolicy ONCE = RetryPolicy.none();
    private static final int MIB = 1024 * 1024;

    @TempDir
    Path directory;

    private ForeignStore store;

    @BeforeEach
    void start() throws IOException {
        store = ForeignStore.start(directory);
        try (var client = new BucketClient(access("tickets"), new StopSignal(), Clock.systemUTC(), ONCE)) {
            client.ask(BucketRequest.without("PUT", "", Map.of()));
        }
    }

    @AfterEach
    void stop() {
        if (store != null) {
            store.close();
        }
    }

    private BucketAccess access(String bucket) {
        return access(bucket, ForeignStore.REGION, ForeignStore.SECRET);
    }

    private BucketAccess access(String bucket, String region, String secret) {
        var policy = EgressPolicy.from(new EnvironmentVariables(Map.of(
                "ALLOW_HTTP",
                "true",
                "EGRESS_ALLOW",
                "[{\"cidr\":\"127.0.0.1/32\",\"ports\":[" + store.port() + "]}]")));
        return new BucketAccess(
                new BucketAddress(store.endpoint(), bucket, region, "exports/a_b", Optional.empty()),
                new BucketCredentials(ForeignStore.ID, secret, Optional.empty()),
                policy,
                HttpConnectionSettings.none());
    }

    private static void write(BucketAccess access, Clock clock, byte[] octets, boolean isKept) throws OutputException {
        try (var place = new OutputBucket(access, new StopSignal(), clock, ONCE);
                var folder = place.begin("ticketing/dach", EVENT, "pull-aaaaa")) {
            for (var name : new String[] {"all_tickets.json", "individual/68108c20c5c88849372bfb61.json.age"}) {
                try (var file = folder.open(name)) {
                    file.write(octets, 0, octets.length);
                    file.complete();
                }
            }
            if (isKept) {
                folder.keep();
            }
        }
    }

    private Path written(String name) {
        return store.bucket("tickets")
                .resolve("exports/a_b/ticketing/dach")
                .resolve(EVENT)
                .resolve("pull-aaaaa")
                .resolve(name);
    }

    private static byte[] random(int length) {
        var octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }

    @Test
    void filesOfAnyLengthAreThereToTheOctet() throws Exception {
        for (int length : new int[] {0, 1, 8 * MIB, 8 * MIB + 1, 30 * MIB}) {
            // given
            byte[] octets = random(length);

            // when
            write(access("tickets"), Clock.systemUTC(), octets, true);

            // then
            assertThat(Files.readAllBytes(written("all_tickets.json"))).isEqualTo(octets);
            assertThat(Files.readAllBytes(written("individual/68108c20c5c88849372bfb61.json.age")))
                    .isEqualTo(octets);
        }
    }

    @Test
    void whatIsNotKeptIsGone() throws Exception {
        // when
        write(access("tickets"), Clock.systemUTC(), random(9 * MIB), false);

        // then
        assertThat(written("all_tickets.json")).doesNotExist();
    }

    @Test
    void whatAKilledRunHasLeftGoesFirst() throws Exception {
        // given
        write(access("tickets"), Clock.systemUTC(), random(10), true);

        // when
        try (var place = new OutputBucket(access("tickets"), new StopSignal(), Clock.systemUTC(), ONCE);
                var folder = place.begin("ticketing/dach", EVENT, "pull-aaaaa")) {
            // then
            assertThat(written("all_tickets.json")).doesNotExist();
            folder.keep();
        }
    }

    private HistoricalReason refusal(BucketAccess access, Clock clock) {
        try {
            write(access, clock, random(10), true);
        } catch (OutputException e) {
            assertThat(e).hasMessageNotContaining("canary");
            return e.reason();
        }
        throw new AssertionError("it was taken");
    }

    @Test
    void aBucketThatIsNotThereIsSaid() {
        assertThat(refusal(access("nothing-here"), Clock.systemUTC())).isEqualTo(HistoricalReason.BUCKET_NOT_FOUND);
    }

    @Test
    void aWrongSecretIsSaid() {
        assertThat(refusal(access("tickets", ForeignStore.REGION, "wrong-canary"), Clock.systemUTC()))
                .isEqualTo(HistoricalReason.BUCKET_REFUSED);
    }

    @Test
    void aWrongRegionIsSaid() {
        assertThat(refusal(access("tickets", "us-west-2", ForeignStore.SECRET), Clock.systemUTC()))
                .isEqualTo(HistoricalReason.BUCKET_ELSEWHERE);
    }

    @Test
    void aClockThatIsWrongIsSaid() {
        assertThat(refusal(access("tickets"), Clock.offset(Clock.systemUTC(), Duration.ofHours(1))))
                .isEqualTo(HistoricalReason.CLOCK_SKEWED);
    }

    @Test
    void aServiceThatIsAwayIsSaid() {
        // given
        var access = access("tickets");
        store.close();

        // then
        assertThat(refusal(access, Clock.systemUTC())).isEqualTo(HistoricalReason.OUTPUT_UNAVAILABLE);
    }
}
