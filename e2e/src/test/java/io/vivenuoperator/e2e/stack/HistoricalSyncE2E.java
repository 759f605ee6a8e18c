package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncStatus;
import io.vivenuoperator.crd.v1alpha1.historical.SyncCondition;
import io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType;
import io.vivenuoperator.crd.v1alpha1.historical.SyncProgressStatus;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Historical syncs on the installed stack: counts, a test, a replay, a pause, an end by hand, and what a deletion leaves. */
@OnACluster
class HistoricalSyncE2E {
    private static final String SELLER = "italy";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stack stack;
    private String event = "";
    /** Of each test another one: what an endpoint has is known, whichever sync it came from. */
    private String live = "";

    private String test = "";

    HistoricalSyncE2E(Stack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void region(TestInfo running) {
        live = running.getTestMethod().orElseThrow().getName();
        test = live + "-test";
        stack.applyRegion(SELLER).awaitReady();
        stack.apply("""
                apiVersion: v1
                kind: Secret
                metadata: { name: past-tickets }
                stringData: { signingKey: e2e-signing-key }
                """);
        event = stack.simulator()
                .truth(SELLER)
                .path("events")
                .path(0)
                .path("eventId")
                .asText();
    }

    @AfterEach
    void delete() {
        stack.client()
                .resources(VivenuHistoricalSync.class)
                .inNamespace(stack.namespace())
                .delete();
    }

    private void apply(String name, String mode, String more) {
        stack.apply("""
                apiVersion: vivenu-operator.io/v1alpha1
                kind: VivenuHistoricalSync
                metadata: { name: %s }
                spec:
                  regionRef: { name: %s }
                  eventIds: ["%s"]
                  mode: %s
                %s
                """.formatted(name, SELLER, event, mode, more.indent(2)));
    }

    private String delivery(String more) {
        return """
                delivery:
                  url: "%s"
                  testUrl: "%s"
                  signingKeySecretRef: { name: past-tickets }
                %s
                """.formatted(stack.hookUrl(live), stack.hookUrl(test), more.indent(2));
    }

    private HistoricalSyncStatus status(String name) {
        return Optional.ofNullable(stack.client()
                        .resources(VivenuHistoricalSync.class)
                        .inNamespace(stack.namespace())
                        .withName(name)
                        .get())
                .flatMap(sync -> Optional.ofNullable(sync.getStatus()))
                .orElseGet(HistoricalSyncStatus::empty);
    }

    private void awaitTrue(String name, SyncConditionType type) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(name).condition(type).map(SyncCondition::status))
                        .as(status(name).toString())
                        .contains(ConditionStatus.TRUE));
    }

    private String reason(String name, SyncConditionType type) {
        return status(name).condition(type).map(SyncCondition::reason).orElse("");
    }

    private SyncProgressStatus counts(String name) {
        return Objects.requireNonNull(status(name).progress(), "the sync has no counts");
    }

    private List<String> arrived(String endpoint) {
        return stack.simulator()
                .hooked(endpoint)
                .valueStream()
                .map(HistoricalSyncE2E::ticket)
                .toList();
    }

    private static String ticket(JsonNode message) {
        return message.path("body").asText().replaceFirst("(?s).*\"_id\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void aDryRunCountsATestSendsOneAndAReplayTheRest() {
        // when
        apply("count", "DryRun", "filter: { nameContains: [] }");
        awaitTrue("count", SyncConditionType.COMPLETE);

        // then
        var counted = counts("count");
        assertThat(reason("count", SyncConditionType.COMPLETE)).isEqualTo("DryRunDone");
        assertThat(counted.toSend()).isPositive();
        assertThat(counted.rejectedByName()).isZero();
        assertThat(arrived(live)).isEmpty();

        // when
        apply("one", "Test", "filter: { nameContains: [] }\n" + delivery(""));
        awaitTrue("one", SyncConditionType.COMPLETE);

        // then
        assertThat(arrived(test)).hasSize(1);
        assertThat(arrived(live)).isEmpty();

        // when
        apply("three", "Replay", "filter: { nameContains: [], limit: 3 }\n" + delivery("minIntervalMillis: 100"));
        awaitTrue("three", SyncConditionType.COMPLETE);
        apply("rest", "Replay", "filter: { nameContains: [], limit: 20 }\n" + delivery("minIntervalMillis: 100"));
        awaitTrue("rest", SyncConditionType.COMPLETE);

        // then
        long first = Objects.requireNonNull(counts("three").sent());
        long more = Objects.requireNonNull(counts("rest").sent());
        assertThat(counts("rest").alreadySent()).isEqualTo(first);
        assertThat(arrived(live)).hasSize(Math.toIntExact(first + more)).doesNotHaveDuplicates();
        System.out.printf("%d tickets counted; %d and %d sent, none twice%n", counted.toSend(), first, more);
    }

    @Test
    void itPausesGoesOnAndIsCanceled() {
        // given
        apply("slow", "Replay", "filter: { nameContains: [] }\n" + delivery("minIntervalMillis: 1800"));
        await().atMost(PATIENCE).until(() -> reason("slow", SyncConditionType.PROGRESSING), "Sending"::equals);

        // when
        patch("slow", "{\"spec\":{\"suspend\":true}}");

        // then
        await().atMost(PATIENCE).until(() -> reason("slow", SyncConditionType.PROGRESSING), "Paused"::equals);
        int paused = arrived(live).size();

        // when
        patch("slow", "{\"spec\":{\"suspend\":false}}");
        await().atMost(PATIENCE).until(() -> arrived(live).size() > paused);
        patch("slow", "{\"spec\":{\"cancel\":true}}");

        // then
        awaitTrue("slow", SyncConditionType.FAILED);
        assertThat(reason("slow", SyncConditionType.FAILED)).isEqualTo("Canceled");
        assertThat(arrived(live)).doesNotHaveDuplicates();
    }

    @Test
    void aDeletedSyncStopsAndWhatWasSentIsKnown() {
        // given
        apply("gone", "Replay", "filter: { nameContains: [] }\n" + delivery("minIntervalMillis: 1800"));
        await().atMost(PATIENCE).until(() -> reason("gone", SyncConditionType.PROGRESSING), "Sending"::equals);
        await().atMost(PATIENCE).until(() -> !arrived(live).isEmpty());

        // when
        stack.client()
                .resources(VivenuHistoricalSync.class)
                .inNamespace(stack.namespace())
                .withName("gone")
                .delete();

        // then
        stack.client()
                .resources(Job.class)
                .inNamespace(stack.namespace())
                .withLabel("vivenu-operator.io/historical-sync", "gone")
                .waitUntilCondition(Objects::isNull, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        apply("again", "Replay", "filter: { nameContains: [], limit: 3 }\n" + delivery("minIntervalMillis: 100"));
        awaitTrue("again", SyncConditionType.COMPLETE);
        assertThat(counts("again").alreadySent()).isPositive();
        assertThat(arrived(live)).doesNotHaveDuplicates();
    }

    private void patch(String name, String patch) {
        stack.client()
                .resources(VivenuHistoricalSync.class)
                .inNamespace(stack.namespace())
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }
}
