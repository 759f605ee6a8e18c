package io.vivenuoperator.controller.historical;

import static io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType.ACCEPTED;
import static io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType.COMPLETE;
import static io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType.PROGRESSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.controller.region.Reaches;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sync is not begun for, and that it begins by itself when that changes. */
class SyncAcceptanceIT extends SyncScenario {
    @Test
    @Reaches("Complete/Pending")
    void beforeAnybodyLooksNothingIsSaid() {
        // given
        it.stop();

        // when
        it.sync(it.namespace, "berlin", DRY_RUN);

        // then
        assertThat(condition(it.namespace, "berlin", COMPLETE)).isEqualTo("UNKNOWN Pending");
    }

    @Test
    @Reaches({"Accepted/RegionNotFound", "Accepted/RegionNotReady", "Accepted/Accepted", "Progressing/NotStarted"})
    void aSyncWaitsForItsRegion() {
        // given
        it.sync(it.namespace, "berlin", DRY_RUN);
        expect("berlin", ACCEPTED, "FALSE RegionNotFound");
        expect("berlin", PROGRESSING, "FALSE NotStarted");
        assertThat(it.status("berlin").startedAt()).isNull();
        assertThat(it.job("berlin")).isEmpty();

        // when
        it.region(it.namespace, false);

        // then
        expect("berlin", ACCEPTED, "FALSE RegionNotReady");

        // when
        it.region(it.namespace, true);

        // then
        expect("berlin", ACCEPTED, "TRUE Accepted");
        it.awaitJob("berlin");
    }

    @Test
    @Reaches({"Accepted/SecretNotFound", "Accepted/SecretKeyMissing", "Event/SecretNotFound"})
    void aReplayWaitsForItsKey() {
        // given
        it.region(it.namespace, true);
        it.sync(it.namespace, "berlin", REPLAY);
        expect("berlin", ACCEPTED, "FALSE SecretNotFound");

        // when
        it.secret("hia", Map.of("other", "x"));

        // then
        expect("berlin", ACCEPTED, "FALSE SecretKeyMissing");

        // when
        it.secret("hia", Map.of("signingKey", "x"));

        // then
        expect("berlin", ACCEPTED, "TRUE Accepted");
    }

    @Test
    @Reaches("Accepted/EndpointNotAllowed")
    void aHostThatIsNotOnTheListGetsNothing() {
        // given
        furnish();

        // when
        it.sync(it.namespace, "berlin", replayTo("https://evil.example.com/x"));
        it.sync(it.namespace, "below", replayTo("https://a.apps.example.com/x"));
        it.sync(it.namespace, "looks-alike", replayTo("https://filter.example.com.evil.org/x"));

        // then
        expect("berlin", ACCEPTED, "FALSE EndpointNotAllowed");
        expect("looks-alike", ACCEPTED, "FALSE EndpointNotAllowed");
        expect("below", ACCEPTED, "TRUE Accepted");
        assertThat(message("berlin", ACCEPTED)).contains("evil.example.com", "historical.endpoints");
        assertThat(it.job("berlin")).isEmpty();
    }

    @Test
    @Reaches("Accepted/VolumeClaimNotFound")
    void filesNeedTheirVolume() {
        // given
        it.region(it.namespace, true);

        // when
        it.sync(it.namespace, "berlin", PULL);

        // then
        expect("berlin", ACCEPTED, "FALSE VolumeClaimNotFound");
    }

    private static String pullTo(String endpoint) {
        return "{regionRef: {name: dach}, eventIds: [68108c20c5c88849372bfb61], mode: PullOnly, output: {objectStore:"
                + " {endpoint: '" + endpoint + "', bucket: exports, credentialsSecretRef: {name: bucket}}}}";
    }

    @Test
    void aBucketIsAnEndpointAndNeedsItsKey() {
        // given
        it.region(it.namespace, true);
        it.sync(it.namespace, "elsewhere", pullTo("https://s3.evil.example.org"));
        it.sync(it.namespace, "berlin", pullTo("https://filter.example.com"));
        expect("elsewhere", ACCEPTED, "FALSE EndpointNotAllowed");
        expect("berlin", ACCEPTED, "FALSE SecretNotFound");

        // when
        it.secret("bucket", Map.of("accessKeyId", "x"));

        // then
        expect("berlin", ACCEPTED, "FALSE SecretKeyMissing");

        // when
        it.secret("bucket", Map.of("accessKeyId", "x", "secretAccessKey", "x"));

        // then
        expect("berlin", ACCEPTED, "TRUE Accepted");
        it.awaitJob("berlin");
    }

    @Test
    @Reaches("Accepted/NamespaceNotServed")
    void elsewhereItIsSaidWhereToGo() {
        // given
        it.region(it.elsewhere, true);

        // when
        it.sync(it.elsewhere, "berlin", DRY_RUN);

        // then
        eventually(() -> assertThat(condition(it.elsewhere, "berlin", ACCEPTED)).isEqualTo("FALSE NamespaceNotServed"));
        assertThat(it.job("berlin")).isEmpty();
    }

    @Test
    @Reaches("Accepted/KubernetesRefused")
    void whatKubernetesRefusesIsQuoted() {
        // given
        furnish();
        it.forbidJobs();

        // when
        it.sync(it.namespace, "berlin", DRY_RUN);

        // then
        expect("berlin", ACCEPTED, "FALSE KubernetesRefused");
        assertThat(message("berlin", ACCEPTED)).contains("jobs");
    }

    @Test
    @Reaches("Progressing/UnexpectedError")
    void aFailureOfOursIsSaidAndTriedAgain() {
        // given
        furnish();
        it.pods.failing(new IllegalStateException("canary"));

        // when
        running("berlin", DRY_RUN);

        // then
        expect("berlin", PROGRESSING, "UNKNOWN UnexpectedError");
        assertThat(message("berlin", PROGRESSING))
                .contains("IllegalStateException")
                .doesNotContain("canary");
    }

    @Test
    void aSyncThatWaitsIsNotWrittenAgainAndAgain() {
        // given
        it.sync(it.namespace, "berlin", DRY_RUN);
        expect("berlin", ACCEPTED, "FALSE RegionNotFound");
        int versions = reasons.versions();

        // when
        it.clock.step(Duration.ofMinutes(5));
        it.secret("other", Map.of("a", "b"));

        // then
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(5)).until(() -> reasons.versions() == versions);
    }

    @ParameterizedTest
    @CsvSource({"historical-sync.yaml,berlin-dry-run,berlin", "historical-files.yaml,berlin-statistics,berlin-archive"})
    void theExamplesAreTaken(String file, String one, String other) throws IOException {
        // given
        var example = Files.readString(Path.of("..", "examples", file))
                .replace("namespace: vivenu #", "namespace: " + it.namespace + " #")
                .replace("namespace: vivenu\n", "namespace: " + it.namespace + "\n");

        // when
        it.client
                .load(new ByteArrayInputStream(example.getBytes(StandardCharsets.UTF_8)))
                .create();

        // then
        expect(one, ACCEPTED, "FALSE RegionNotFound");
        expect(other, ACCEPTED, "FALSE RegionNotFound");
    }
}
