package io.vivenuoperator.controller.eventing;

import static io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.subscription.HandedSubscription;
import io.vivenuoperator.controller.region.Reaches;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is handed over follows what there is, in steps that the events service takes. */
class HandoverIT extends EventingScenario {
    private static final String EVERYTHING =
            "{select: {types: ['*']}, deliver: {webhook: {url: 'https://hooks.example.com'}}}";

    @Override
    List<String> others(String namespace) {
        return List.of(namespace + "-partners");
    }

    @Override
    Map<String, String> variables(String namespace) {
        return Map.of("EVENTS_OVERSEERS", namespace);
    }

    @Test
    void anOverseerSeesTheRegionsOfAllAndOthersTheirOwn() {
        // given
        var partners = it.namespace + "-partners";
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");
        it.region(partners, "fr", Map.of(), partners + "/fr");

        // when
        it.subscription(it.namespace, "ops", EVERYTHING);
        it.subscription(partners, "theirs", EVERYTHING);

        // then
        eventually(() -> assertThat(names(it.pods.file().subscriptions())).contains("ops", "theirs"));
        assertThat(handed("ops").regions()).containsExactly("dach", partners + "/fr");
        assertThat(handed("theirs").regions()).containsExactly(partners + "/fr");
    }

    @Test
    @Reaches("Ready/SourceRefused")
    void anotherSourceIsForTheInstallationAndItsOverseers() {
        // given
        var partners = it.namespace + "-partners";
        it.readyPod();
        it.region(partners, "fr", Map.of(), partners + "/fr");
        reasons.close();
        reasons = new ShownReasons(it.client, partners);

        // when
        it.subscription(
                partners,
                "theirs",
                "{select: {types: ['*'], sources: [dach]}, deliver: {webhook: {url: 'https://hooks.example.com'}}}");

        // then
        eventually(() -> assertThat(reasons.shown()).contains("Ready/SourceRefused"));
        assertThat(it.pods.file().subscriptions()).isEmpty();
    }

    @Test
    void aRegionOfAnotherNamespaceIsNoneForWhoMayNotSeeIt() {
        // given
        var partners = it.namespace + "-partners";
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");
        it.region(partners, "fr", Map.of(), partners + "/fr");

        // when
        it.subscription(
                partners,
                "theirs",
                "{select: {types: ['*'], regions: [fr, " + it.namespace
                        + "/dach]}, deliver: {webhook: {url: 'https://hooks.example.com'}}}");

        // then
        eventually(() -> assertThat(names(it.pods.file().subscriptions())).contains("theirs"));
        assertThat(handed("theirs").regions()).containsExactly(partners + "/fr");
    }

    @Test
    void aDeletedSubscriptionIsTakenAwayAtOnce() {
        // given
        ready();

        // when
        it.client.resource(it.stored("ops")).delete();

        // then
        eventually(() -> assertThat(it.pods.file().subscriptions()).isEmpty());
        assertThat(it.client
                        .resources(EventSubscription.class)
                        .inNamespace(it.namespace)
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    void whatWasDeletedMeanwhileIsTakenAwayAtTheStart() {
        // given
        ready();
        it.stop();
        it.client.resource(it.stored("ops")).delete();
        eventually(() -> assertThat(it.stored("ops")).isNull());

        // when
        it.start();

        // then
        eventually(() -> assertThat(it.pods.file().subscriptions()).isEmpty());
    }

    @Test
    void manyThatGoAtOnceGoInStepsThatThePodsTake() {
        // given
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");
        IntStream.range(0, 12).forEach(number -> it.subscription(it.namespace, "s" + number, EVERYTHING));
        eventually(() -> assertThat(it.pods.sizes()).contains(12));

        // when
        it.client.resources(EventSubscription.class).inNamespace(it.namespace).delete();

        // then
        eventually(() -> assertThat(it.pods.file().subscriptions()).isEmpty());
        eventually(() -> assertThat(it.pods.sizes()).endsWith(0));
        var sizes = it.pods.sizes();
        assertThat(IntStream.range(1, sizes.size()).mapToObj(i -> List.of(sizes.get(i - 1), sizes.get(i))))
                .allSatisfy(step -> assertThat(
                                step.getLast() * 2 < step.getFirst() && step.getFirst() - step.getLast() >= 4)
                        .as(step.toString())
                        .isFalse());
    }

    @Test
    void aDeletedDocumentIsWrittenAgain() {
        // given
        ready();
        var revision = Long.parseLong(it.pods.file().revision());
        it.client
                .secrets()
                .inNamespace(it.namespace)
                .withName(EventingInstallation.DOCUMENT)
                .delete();

        // when
        it.clock.step(Duration.ofMinutes(2));
        it.subscription(it.namespace, "other", EVERYTHING);

        // then
        eventually(() -> assertThat(it.value(EventingInstallation.DOCUMENT, "subscriptions.json"))
                .contains("\"name\":\"ops\"", "\"name\":\"other\""));
        assertThat(Long.parseLong(it.pods.file().revision())).isGreaterThan(revision);
    }

    @Test
    void thePodsAreAnnotatedWithTheRevision() {
        // when
        ready();

        // then
        assertThat(it.client
                        .pods()
                        .inNamespace(it.namespace)
                        .withName("events")
                        .get()
                        .getMetadata()
                        .getAnnotations())
                .containsEntry(
                        "vivenu-operator.io/registry-revision", it.pods.file().revision());
        expect(READY, "TRUE Ready");
    }

    private static List<String> names(List<HandedSubscription> subscriptions) {
        return subscriptions.stream().map(HandedSubscription::name).toList();
    }
}
