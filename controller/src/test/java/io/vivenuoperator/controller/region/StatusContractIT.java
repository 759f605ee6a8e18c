package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.CREDENTIALS_VALID;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Event;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.PollingSpec;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What readers of the status may rely on, whatever it says. */
class StatusContractIT extends OnAnApiServer {
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    @Test
    @Reaches("Ready/Pending")
    void aRegionThatNobodyHasLookedAtIsPending() {
        // given
        it.stop();

        // when
        it.region("dach");

        // then
        assertThat(it.condition("dach", READY)).isEqualTo("UNKNOWN Pending");
        assertThat(it.stored("dach").getStatus().observedGeneration()).isNull();
    }

    @Test
    void everythingSpeaksOfTheNewestGenerationAndUnchangedConditionsKeepTheirTime() {
        // given
        ready();
        var before = transitions();

        // when
        it.clock.advance(Duration.ofMinutes(1));
        it.client.resource(it.stored("dach")).edit(region -> {
            region.setSpec(new VivenuRegionSpec(
                    null,
                    null,
                    region.getSpec().apiKeySecretRef(),
                    null,
                    null,
                    new PollingSpec(null, null, null, null, 300, null)));
            return region;
        });

        // then
        eventually(() -> {
            var status = it.stored("dach").getStatus();
            assertThat(status.observedGeneration()).isEqualTo(2);
            assertThat(status.conditions())
                    .extracting(RegionCondition::type)
                    .containsExactlyInAnyOrderElementsOf(
                            EnumSet.complementOf(EnumSet.of(ConditionType.STALLED, ConditionType.RECONCILING)));
            assertThat(status.conditions())
                    .allSatisfy(condition ->
                            assertThat(condition.observedGeneration()).isEqualTo(2));
        });
        assertThat(transitions()).isEqualTo(before);
    }

    @Test
    void anUnexpectedErrorSpeaksOfItsGenerationToo() {
        // given
        it.readyReceiver();
        it.secret(Installation.REGISTRY, "regions.json", "no json");
        it.apiKey(KEY);

        // when
        it.region("dach");

        // then
        expect(READY, "UNKNOWN UnexpectedError");
        assertThat(it.stored("dach").getStatus().observedGeneration()).isEqualTo(1);
    }

    @Test
    void whatComesAgainIsOneEventThatCounts() {
        // given
        it.readyReceiver();
        it.region("dach");
        expect(READY, "FALSE SecretNotFound");
        it.apiKey(KEY);
        expect(READY, "TRUE Ready");

        // when
        it.client.secrets().inNamespace(it.namespace).withName("vivenu-dach").delete();
        expect(CREDENTIALS_VALID, "FALSE SecretNotFound");

        // then
        eventually(() -> {
            var told = eventsFor("SecretNotFound");
            assertThat(told).singleElement().satisfies(event -> {
                assertThat(event.getCount()).isEqualTo(2);
                assertThat(event.getType()).isEqualTo("Warning");
                assertThat(event.getInvolvedObject().getName()).isEqualTo("dach");
            });
        });
    }

    @Test
    void theColumnsAreThoseThatArePromised() throws IOException, InterruptedException, ExecutionException {
        // given
        ready();
        finishedPoll(0, report("Complete", ""));
        expect(ConditionType.DATA_FRESH, "TRUE Polled");

        // when
        var table = table();

        // then
        assertThat(columns(table, priority -> priority == 0))
                .containsExactly(
                        "Name",
                        "Ready",
                        "Reason",
                        "Webhook",
                        "Polls",
                        "Fresh",
                        "Last Poll",
                        "Complete%",
                        "Proved",
                        "Age");
        assertThat(columns(table, priority -> priority > 0))
                .containsExactly("Outcome", "Environment", "Seller", "Message");
        var names = columns(table, priority -> true);
        var cells = table.at("/rows/0/cells");
        assertThat(cells.get(names.indexOf("Name")).asText()).isEqualTo("dach");
        assertThat(cells.get(names.indexOf("Ready")).asText()).isEqualTo("True");
        assertThat(cells.get(names.indexOf("Webhook")).asText()).isEqualTo("Registered");
        assertThat(cells.get(names.indexOf("Polls")).asText()).isEqualTo("Scheduled");
        assertThat(cells.get(names.indexOf("Fresh")).asText()).isEqualTo("True");
        assertThat(cells.get(names.indexOf("Complete%")).asText()).startsWith("98");
        assertThat(cells.get(names.indexOf("Reason")).asText()).isEqualTo("Ready");
        assertThat(cells.get(names.indexOf("Outcome")).asText()).isEqualTo("Complete");
        assertThat(cells.get(names.indexOf("Environment")).asText()).isEqualTo("Production");
        assertThat(cells.get(names.indexOf("Seller")).asText()).isEqualTo("seller-dach");
    }

    @Test
    void regionsAreFoundByEnvironmentAndSeller() {
        // given
        ready();

        // then
        assertThat(found("spec.environment", "Production")).containsExactly("dach");
        assertThat(found("spec.environment", "Development")).isEmpty();
        eventually(() -> assertThat(found("status.sellerId", "seller-dach")).containsExactly("dach"));
    }

    @Test
    void aNewRegionsEventsSayWhatWasFoundAndNotWhatIsAwaited() {
        // when
        ready();

        // then
        eventually(() -> assertThat(events().getItems().stream().map(Event::getReason))
                .containsExactlyInAnyOrder("KeyAccepted", "Registered", "Scheduled", "Ready"));
    }

    private List<String> found(String field, String value) {
        return it
                .client
                .resources(VivenuRegion.class)
                .inNamespace(it.namespace)
                .withField(field, value)
                .list()
                .getItems()
                .stream()
                .map(region -> region.getMetadata().getName())
                .toList();
    }

    private Map<ConditionType, String> transitions() {
        return it.stored("dach").getStatus().conditions().stream()
                .collect(Collectors.toMap(RegionCondition::type, RegionCondition::lastTransitionTime));
    }

    private List<Event> eventsFor(String reason) {
        return events().getItems().stream()
                .filter(event -> event.getReason().equals(reason))
                .toList();
    }

    private static List<String> columns(JsonNode table, Predicate<Integer> priority) {
        return table.path("columnDefinitions")
                .valueStream()
                .filter(column -> priority.test(column.path("priority").asInt()))
                .map(column -> column.path("name").asText())
                .toList();
    }

    /** The columns of kubectl's output. */
    private JsonNode table() throws IOException, InterruptedException, ExecutionException {
        var http = it.client.getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri(URI.create(it.client.getMasterUrl() + "apis/vivenu-operator.io/v1alpha1/namespaces/" + it.namespace
                        + "/vivenuregions"))
                .header("Accept", TABLE)
                .build();
        return new ObjectMapper()
                .readTree(http.sendAsync(request, String.class).get().bodyString());
    }
}
