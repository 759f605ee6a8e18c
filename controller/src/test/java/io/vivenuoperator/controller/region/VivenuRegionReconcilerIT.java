package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.CREDENTIALS_VALID;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.DATA_FRESH;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.POLLERS_SCHEDULED;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.WEBHOOK_REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.vivenuoperator.client.failure.VivenuException;
import io.vivenuoperator.client.model.Webhook;
import io.vivenuoperator.client.signature.SigningKey;
import io.vivenuoperator.controller.naming.Labels;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.PollingSpec;
import io.vivenuoperator.crd.v1alpha1.Registration;
import io.vivenuoperator.crd.v1alpha1.SigningKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.WebhookSpec;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VivenuRegionReconcilerIT {
    private static final AtomicInteger NAMESPACES = new AtomicInteger();
    private static final String URL = "https://hooks.example.com/webhooks/dach";
    private static final String KEY = "canary-api-key-1";

    private static ApiServer server;
    private Installation it;

    @BeforeAll
    static void startServer() throws IOException {
        server = ApiServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void install() throws IOException {
        it = new Installation(server, "ticketing-" + NAMESPACES.incrementAndGet());
        it.vivenu.accepting(KEY, "seller-dach");
    }

    @AfterEach
    void uninstall() {
        it.close();
    }

    @Test
    void aRegionWithKeyAndReceiverBecomesReady() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region("dach");

        // then
        expect(READY, "TRUE Ready");
        expect(WEBHOOK_REGISTERED, "TRUE Registered");
        expect(DATA_FRESH, "UNKNOWN FirstPollPending");
        assertThat(it.stored("dach").getStatus().sellerId()).isEqualTo("seller-dach");
    }

    @Test
    void theReceiversFindARegistryBeforeTheFirstRegion() {
        assertThat(it.secretValue(Installation.REGISTRY, "regions.json")).contains("\"regions\":[]");
    }

    @Test
    void theWebhookIsAtVivenuWithTheKeyThatTheReceiversKnow() {
        // given
        ready();

        // then
        var webhook = it.vivenu.webhooksOf("seller-dach").getFirst();
        assertThat(webhook.url()).isEqualTo(URL);
        var key = it.secretValue("dach-webhook-signing-key", "signingKey");
        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(webhook.signingKey()).contains(new SigningKey(key));
        assertThat(it.secretValue(Installation.REGISTRY, "regions.json"))
                .contains("{\"region\":\"dach\",\"signingKeys\":[\"" + key + "\"]}");
    }

    @Test
    void aNewRegionIsPolledAtOnceAndBySchedule() {
        // given
        ready();

        // then
        assertThat(cronJob("dach-incremental").getSpec().getSuspend()).isFalse();
        assertThat(cronJob("dach-full").getSpec().getSuspend()).isFalse();
        assertThat(it.client
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(it.namespace)
                        .withName("dach-first-poll")
                        .get())
                .isNotNull();
    }

    @Test
    void aReadyRegionIsLeftAlone() {
        // given
        ready();
        var written = it.stored("dach").getMetadata().getResourceVersion();
        var calls = it.vivenu.calls().size();

        // when
        it.client.resource(it.apiKey(KEY)).edit(secret -> {
            secret.getMetadata().setAnnotations(Map.of("touched", "yes"));
            return secret;
        });

        // then
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(4)).untilAsserted(() -> {
            assertThat(it.stored("dach").getMetadata().getResourceVersion()).isEqualTo(written);
            assertThat(it.vivenu.calls()).hasSize(calls);
        });
    }

    @Test
    void aRegionWithoutSecretSaysSoAndGoesOnWhenItComes() {
        // given
        it.readyReceiver();
        it.region("dach");
        expect(READY, "FALSE SecretNotFound");

        // when
        it.apiKey(KEY);

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    void aWrongKeyNameIsNamed() {
        // given
        it.secret("vivenu-dach", "apikey", KEY);

        // when
        it.region("dach");

        // then
        expect(CREDENTIALS_VALID, "FALSE SecretKeyMissing");
    }

    @Test
    void aRefusedKeyIsAskedOnceAndStopsThePolls() {
        // given
        it.readyReceiver();
        it.apiKey("canary-refused");

        // when
        it.region("dach");

        // then
        expect(READY, "FALSE KeyRefused");
        expect(POLLERS_SCHEDULED, "FALSE WaitingForCredentials");
        assertThat(cronJob("dach-incremental").getSpec().getSuspend()).isTrue();
        assertThat(it.vivenu.calls()).containsExactly("checkKey");
    }

    @Test
    void aBetterKeyIsTriedAtOnce() {
        // given
        it.readyReceiver();
        it.apiKey("canary-refused");
        it.region("dach");
        expect(READY, "FALSE KeyRefused");

        // when
        it.apiKey(KEY);

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    void aKeyOfAnotherSellerIsNotMixedIn() {
        // given
        ready();
        it.vivenu.accepting("canary-other", "seller-italy");

        // when
        it.apiKey("canary-other");

        // then
        expect(CREDENTIALS_VALID, "FALSE SellerChanged");
    }

    @Test
    void withoutReceiversNothingIsRegistered() {
        // given
        it.apiKey(KEY);

        // when
        it.region("dach");

        // then
        expect(WEBHOOK_REGISTERED, "FALSE NoReadyReceivers");
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }

    @Test
    void nothingIsRegisteredBeforeTheReceiversHaveTheKey() {
        // given
        it.readyReceiver();
        it.receiversLoaded(1);
        it.apiKey(KEY);
        it.region("dach");
        expect(WEBHOOK_REGISTERED, "FALSE ReceiversNotConfirmed");
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();

        // when
        it.receiversLoaded(Long.MAX_VALUE);

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    void aRotatedSigningKeyIsTakenBesideTheOldOneUntilTheOverlapEnds() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.secret("hooks", "signingKey", "canary-signing-old");
        it.region("dach", new WebhookSpec(null, null, new SigningKeySecretRef("hooks", null)), null);
        expect(READY, "TRUE Ready");

        // when
        it.secret("hooks", "signingKey", "canary-signing-new");

        // then
        eventually(
                () -> assertThat(it.vivenu.webhooksOf("seller-dach").getFirst().signingKey())
                        .contains(new SigningKey("canary-signing-new")));
        assertThat(it.secretValue(Installation.REGISTRY, "regions.json"))
                .contains("[\"canary-signing-new\",\"canary-signing-old\"]");
        eventually(() -> assertThat(it.secretValue(Installation.REGISTRY, "rotations.json"))
                .contains("dach"));
        it.clock.advance(Duration.ofHours(4));
        eventually(() -> assertThat(it.secretValue(Installation.REGISTRY, "regions.json"))
                .contains("[\"canary-signing-new\"]"));
    }

    @Test
    void aSigningKeyThatIsNotThereIsNamed() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region("dach", new WebhookSpec(null, null, new SigningKeySecretRef("hooks", null)), null);

        // then
        expect(WEBHOOK_REGISTERED, "FALSE SigningKeyNotFound");
        assertThat(message(WEBHOOK_REGISTERED)).contains("hooks", "signingKey");
    }

    @Test
    void aKeyThatMayNotRegisterIsToldWhatToDo() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.vivenu.failingWebhooks(VivenuException.of(VivenuException.Reason.KEY_REFUSED, "GET /webhooks answered 403"));

        // when
        it.region("dach");

        // then
        expect(READY, "FALSE WebhookForbidden");
        assertThat(message(WEBHOOK_REGISTERED)).contains("Manual");
    }

    @Test
    void aWebhookThatVivenuDoesNotTakeIsNamed() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.vivenu.failingWebhooks(VivenuException.of(VivenuException.Reason.REJECTED, "POST /webhooks answered 400"));

        // when
        it.region("dach");

        // then
        expect(READY, "FALSE WebhookRejected");
        assertThat(message(WEBHOOK_REGISTERED)).contains(URL);
    }

    @Test
    void aSecondWebhookForTheSameUrlIsRemoved() {
        // given
        ready();
        var webhooks = it.vivenu.webhooksOf("seller-dach");

        // when
        webhooks.add(new Webhook("wh-twin", "twin", URL, true, Set.of(), Optional.empty()));

        // then
        eventually(() -> assertThat(webhooks).hasSize(1));
    }

    @Test
    void aSuspendedRegionIsReadyAndNotPolled() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region("dach", null, new PollingSpec(null, null, null, true, null, null));

        // then
        expect(READY, "TRUE Ready");
        expect(POLLERS_SCHEDULED, "TRUE Suspended");
        assertThat(it.client
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(it.namespace)
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    void aBrokenRegistryIsAnUnexpectedErrorWithoutItsContent() {
        // given
        it.readyReceiver();
        it.secret(Installation.REGISTRY, "regions.json", "canary no json");
        it.apiKey(KEY);

        // when
        it.region("dach");

        // then
        expect(READY, "UNKNOWN UnexpectedError");
        assertThat(message(READY)).doesNotContain("canary");
    }

    @Test
    void aWebhookThatSomebodyDeletedComesBack() {
        // given
        ready();

        // when
        it.vivenu.webhooksOf("seller-dach").clear();

        // then
        eventually(() -> assertThat(it.vivenu.webhooksOf("seller-dach")).hasSize(1));
    }

    @Test
    void manualRegistrationSaysWhatToEnterAndCallsNothing() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region("dach", new WebhookSpec(Registration.MANUAL, null, null), null);

        // then
        expect(READY, "TRUE Ready");
        var message = message(WEBHOOK_REGISTERED);
        assertThat(message).contains(URL, "event.updated", "dach-webhook-signing-key");
        assertThat(message).doesNotContain(it.secretValue("dach-webhook-signing-key", "signingKey"));
        assertThat(it.vivenu.calls()).containsOnly("checkKey");
    }

    @Test
    void aDisabledWebhookIsTakenAway() {
        // given
        ready();

        // when
        it.client.resource(it.stored("dach")).edit(region -> {
            region.setSpec(new VivenuRegionSpec(
                    null,
                    null,
                    region.getSpec().apiKeySecretRef(),
                    null,
                    new WebhookSpec(Registration.DISABLED, null, null),
                    null));
            return region;
        });

        // then
        expect(WEBHOOK_REGISTERED, "TRUE Disabled");
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }

    @Test
    void aCronJobDeletedByHandComesBack() {
        // given
        ready();
        var first = cronJob("dach-full").getMetadata().getUid();

        // when
        it.client.resource(cronJob("dach-full")).delete();

        // then
        eventually(() -> assertThat(cronJob("dach-full").getMetadata().getUid()).isNotEqualTo(first));
    }

    @Test
    void aScheduleThatKubernetesRefusesIsNamed() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region("dach", null, new PollingSpec("30-10 * * * *", null, null, null, null, null));

        // then
        expect(READY, "FALSE ScheduleRefused");
        assertThat(message(POLLERS_SCHEDULED)).contains("schedule");
    }

    @Test
    void aPollsTerminationMessageReachesTheStatus() {
        // given
        ready();
        var now = it.clock.instant().toString();

        // when
        finishedPoll(
                0,
                "{\"region\":\"dach\",\"kind\":\"Full\",\"outcome\":\"Complete\",\"startedAt\":\"" + now
                        + "\",\"finishedAt\":\"" + now
                        + "\",\"events\":31,\"tickets\":412,\"requests\":7,\"vendorSold\":10,\"storedSold\":10,"
                        + "\"completenessPercent\":100.0,\"message\":\"All read.\"}");

        // then
        expect(DATA_FRESH, "TRUE Polled");
        var status = it.stored("dach").getStatus();
        assertThat(status.lastPoll().tickets()).isEqualTo(412);
        assertThat(status.lastSuccessfulPollTime()).isEqualTo(now);
        assertThat(status.completenessPercent()).isEqualTo(100.0);
    }

    @Test
    void aPollThatDiesWithoutReportIsToldByItsPod() {
        // given
        ready();

        // when
        finishedPoll(137, "");

        // then
        expect(DATA_FRESH, "FALSE PollFailed");
        assertThat(message(DATA_FRESH)).contains("exit code 137");
        expect(READY, "TRUE Ready");
    }

    @Test
    void vivenuBeingAwayIsUnknownAndPasses() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.vivenu.failing(VivenuException.of(VivenuException.Reason.UNAVAILABLE, "GET /events: no connection"));
        it.region("dach");
        expect(READY, "UNKNOWN VendorUnavailable");

        // when
        it.vivenu.recovering();

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    void aDeletedRegionTakesItsWebhookAlong() {
        // given
        ready();

        // when
        it.client.resource(it.stored("dach")).delete();

        // then
        eventually(() -> assertThat(it.stored("dach")).isNull());
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
        assertThat(it.secretValue(Installation.REGISTRY, "regions.json")).contains("\"regions\":[]");
    }

    @Test
    void aRegionWhoseKeyIsGoneIsLetGoAfterAMinute() {
        // given
        ready();
        it.client.secrets().inNamespace(it.namespace).withName("vivenu-dach").delete();

        // when
        it.client.resource(it.stored("dach")).delete();

        // then
        expect(WEBHOOK_REGISTERED, "FALSE DeregistrationPending");
        it.clock.advance(Duration.ofMinutes(2));
        eventually(() -> assertThat(it.stored("dach")).isNull());
        assertThat(eventReasons()).contains("WebhookLeftBehind");
    }

    @Test
    void noSecretReachesStatusOrEvents() {
        // given
        ready();
        it.apiKey("canary-refused");
        expect(READY, "FALSE KeyRefused");

        // then
        var signingKey = it.secretValue("dach-webhook-signing-key", "signingKey");
        var shown = it.client.getKubernetesSerialization().asYaml(it.stored("dach"))
                + it.client.getKubernetesSerialization().asYaml(events());
        assertThat(shown).doesNotContain("canary").doesNotContain(signingKey);
    }

    private void ready() {
        it.readyReceiver();
        it.apiKey(KEY);
        it.region("dach");
        expect(READY, "TRUE Ready");
    }

    private void finishedPoll(int exitCode, String message) {
        var now = it.clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var terminated = "{\"exitCode\":" + exitCode + ",\"reason\":\"" + (exitCode == 0 ? "Completed" : "Error")
                + "\",\"startedAt\":\"" + now + "\",\"finishedAt\":\"" + now + "\",\"message\":"
                + it.client.getKubernetesSerialization().asJson(message) + "}";
        it.pod(
                "dach-first-poll-x",
                Map.of(Labels.MANAGED_BY, Labels.MANAGER, Labels.REGION, "dach", Labels.POLL, "full"),
                "{\"status\":{\"phase\":\"Succeeded\",\"containerStatuses\":[{\"name\":\"poller\",\"image\":\"none\",\"imageID\":\"none\",\"ready\":false,\"restartCount\":0,\"state\":{\"terminated\":"
                        + terminated + "}}]}}");
    }

    private CronJob cronJob(String name) {
        return it.client
                .batch()
                .v1()
                .cronjobs()
                .inNamespace(it.namespace)
                .withName(name)
                .get();
    }

    private String message(ConditionType type) {
        return Optional.of(it.stored("dach"))
                .map(VivenuRegion::getStatus)
                .flatMap(status -> status.condition(type))
                .orElseThrow()
                .message();
    }

    private EventList events() {
        return it.client.v1().events().inNamespace(it.namespace).list();
    }

    private List<String> eventReasons() {
        return events().getItems().stream().map(Event::getReason).toList();
    }

    private void expect(ConditionType type, String condition) {
        eventually(() -> assertThat(it.condition("dach", type)).isEqualTo(condition));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }
}
