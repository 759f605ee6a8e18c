package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom each pod may reach and be reached by. That a network enforces it is shown on a cluster. */
class NetworkPoliciesTest {
    private static final String RECEIVER = "webhook-receiver";
    private static final String WORLD = "0.0.0.0/0-169.254.0.0/16 ::/0-fe80::/10,fd00:ec2::/32";

    private static final Map<String, Object> EVALUATION = Map.of(
            "database.existingSecret",
            "",
            "database.evaluation.enabled",
            true,
            "api.enabled",
            true,
            "events.enabled",
            true,
            "historical.enabled",
            true,
            "exports.enabled",
            true);

    private static final String PUBLIC =
            "0.0.0.0/0-0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,"
                    + "192.168.0.0/16,198.18.0.0/15,224.0.0.0/4,240.0.0.0/4 2000::/3";

    private static final Map<String, Object> ALL = Map.of(
            "api.enabled",
            true,
            "api.database.existingSecret",
            "reader",
            "events.enabled",
            true,
            "historical.enabled",
            true,
            "historical.endpoints[0]",
            "filter.example.com",
            "exports.enabled",
            true);

    @TempDir
    private Path folder;

    @Test
    void everyPodOfTheChartIsHeldByItsPolicyInBothDirections() {
        // when
        var chart = RenderedChart.withHooks("vivenu", "ticketing", EVALUATION, folder);

        // then
        var pods = Stream.of("Deployment", "StatefulSet", "Job", "Pod")
                .flatMap(kind -> chart.all(kind).stream())
                .toList();
        assertThat(pods).hasSizeGreaterThanOrEqualTo(5).allSatisfy(workload -> {
            var labels = workload.path("kind").asText().equals("Pod")
                    ? workload.at("/metadata/labels")
                    : workload.at("/spec/template/metadata/labels");
            var held = chart.all("NetworkPolicy").stream()
                    .filter(policy -> selects(policy.at("/spec/podSelector"), labels))
                    .toList();
            assertThat(held)
                    .as(workload.at("/metadata/name").asText())
                    .singleElement()
                    .satisfies(policy -> assertThat(
                                    policy.at("/spec/policyTypes").valueStream().map(JsonNode::asText))
                            .containsExactly("Ingress", "Egress"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vivenu-controller | any:53/TCP any:53/UDP any:443/TCP any:6443/TCP world:443/TCP webhook-receiver:8081/TCP events-service:8081/TCP syncs:8081/TCP
            vivenu-receiver   | any:53/TCP any:53/UDP any:5432/TCP any:6432/TCP
            vivenu-api        | any:53/TCP any:53/UDP any:5432/TCP any:6432/TCP
            vivenu-events     | any:53/TCP any:53/UDP any:5432/TCP any:6432/TCP public:443/TCP public:1024/TCP
            vivenu-polls      | any:53/TCP any:53/UDP any:5432/TCP any:6432/TCP world:443/TCP
            vivenu-historical | any:53/TCP any:53/UDP any:5432/TCP any:6432/TCP world:443/TCP public:443/TCP public:1024/TCP
            vivenu-exports    | any:53/TCP any:53/UDP any:5432/TCP any:6432/TCP world:443/TCP
            vivenu-migration  | any:53/TCP any:53/UDP any:5432/TCP any:6432/TCP
            vivenu-uninstall  | any:53/TCP any:53/UDP any:443/TCP any:6443/TCP world:443/TCP
            vivenu-test       | any:53/TCP any:53/UDP any:5432/TCP any:6432/TCP world:443/TCP webhook-receiver:8080/TCP webhook-receiver:8081/TCP sales-api:8080/TCP
            """)
    void aPodReachesWhatItNeeds(String name, String reached) {
        assertThat(connections(
                        RenderedChart.with(ALL).one("NetworkPolicy", name).at("/spec/egress"), "to"))
                .containsExactlyInAnyOrder(reached.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vivenu-controller | monitoring:8080/TCP
            vivenu-receiver   | any:8080/TCP controller:8081/TCP monitoring:8081/TCP test:8081/TCP
            vivenu-api        | any:8080/TCP monitoring:8081/TCP
            vivenu-events     | any:8080/TCP controller:8081/TCP monitoring:8081/TCP
            vivenu-polls      |
            vivenu-historical | controller:8081/TCP
            vivenu-exports    |
            vivenu-migration  |
            vivenu-uninstall  |
            vivenu-test       |
            """)
    void aPodIsReachedByThoseWhoNeedIt(String name, String reaching) {
        assertThat(connections(
                        RenderedChart.with(ALL).one("NetworkPolicy", name).at("/spec/ingress"), "from"))
                .containsExactlyInAnyOrder(reaching == null ? new String[0] : reaching.split(" "));
    }

    @Test
    void theEvaluationDatabaseIsReachedByItsClientsAndReachesNothing() {
        // when
        var chart = RenderedChart.withHooks("vivenu", "ticketing", EVALUATION, folder);

        // then
        var database = chart.one("NetworkPolicy", "vivenu-postgres").path("spec");
        assertThat(database.path("egress")).isEmpty();
        assertThat(database.at("/ingress/0/from/0/podSelector/matchExpressions/0/values")
                        .valueStream()
                        .map(JsonNode::asText))
                .containsExactly(RECEIVER, "sales-api", "events-service", "migration", "test");
        var polls = database.at("/ingress/0/from/1");
        assertThat(polls.has("namespaceSelector"))
                .as("polls run in the release's namespace, whatever is watched")
                .isFalse();
        assertThat(polls.path("podSelector"))
                .isEqualTo(chart.one("NetworkPolicy", "vivenu-polls").at("/spec/podSelector"));
        assertThat(connections(chart.one("NetworkPolicy", "vivenu-receiver").at("/spec/egress"), "to"))
                .containsExactlyInAnyOrder("any:53/TCP", "any:53/UDP", "postgres:5432/TCP");
    }

    @Test
    void whatTheValuesNameComesInPlaceOfAnywhere() {
        // when
        var egress = RenderedChart.with(Map.of(
                        "networkPolicy.database.to[0].ipBlock.cidr",
                        "192.0.2.0/24",
                        "networkPolicy.database.ports[0]",
                        25_060,
                        "networkPolicy.vivenu.to[0].namespaceSelector.matchLabels.name",
                        "egress",
                        "networkPolicy.vivenu.ports[0]",
                        3128))
                .one("NetworkPolicy", "vivenu-polls")
                .at("/spec/egress");

        // then
        assertThat(connections(egress, "to"))
                .containsExactlyInAnyOrder("any:53/TCP", "any:53/UDP", "192.0.2.0/24:25060/TCP", "egress:3128/TCP");
    }

    @Test
    void googleMayBeBehindAProxy() {
        // when
        var egress = RenderedChart.with(Map.of(
                        "exports.enabled",
                        true,
                        "networkPolicy.google.to[0].ipBlock.cidr",
                        "198.51.100.9/32",
                        "networkPolicy.google.ports[0]",
                        3128))
                .one("NetworkPolicy", "vivenu-exports")
                .at("/spec/egress");

        // then
        assertThat(connections(egress, "to"))
                .containsExactlyInAnyOrder(
                        "any:53/TCP", "any:53/UDP", "any:5432/TCP", "any:6432/TCP", "198.51.100.9/32:3128/TCP");
    }

    @Test
    void exportsReachTheEvaluationDatabase() {
        // when
        var from = RenderedChart.with(EVALUATION)
                .one("NetworkPolicy", "vivenu-postgres")
                .at("/spec/ingress/0/from");

        // then
        assertThat(from.toString()).contains("vivenu-operator.io/sales-export");
    }

    @Test
    void theReadApiReachesAnIssuerThatTheValuesName() {
        // when
        var egress = RenderedChart.with(Map.of(
                        "api.enabled",
                        true,
                        "api.database.existingSecret",
                        "reader",
                        "networkPolicy.issuer.to[0].ipBlock.cidr",
                        "198.51.100.7/32",
                        "networkPolicy.issuer.ports[0]",
                        8443))
                .one("NetworkPolicy", "vivenu-api")
                .at("/spec/egress");

        // then
        assertThat(connections(egress, "to"))
                .containsExactlyInAnyOrder(
                        "any:53/TCP", "any:53/UDP", "any:5432/TCP", "any:6432/TCP", "198.51.100.7/32:8443/TCP");
    }

    /** Wherever the regions are: polls run beside the controller. */
    @ParameterizedTest
    @ValueSource(strings = {"", "events", "*"})
    void pollsAreHeldWhereTheyRun(String watched) {
        assertThat(RenderedChart.with(Map.of("watchNamespace", watched)).all("NetworkPolicy"))
                .filteredOn(policy -> policy.at("/metadata/name").asText().equals("vivenu-polls"))
                .singleElement()
                .extracting(policy -> policy.at("/metadata/namespace").asText())
                .isEqualTo("ticketing");
    }

    @Test
    void noneIsMadeIfTheyAreTurnedOff() {
        assertThat(RenderedChart.with(Map.of("networkPolicy.enabled", false)).kinds())
                .doesNotContain("NetworkPolicy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "networkPolicy.database.to[0].cidr=10.0.0.0/8",
                "networkPolicy.database.ports[0]=postgres",
                "networkPolicy.vivenu.ports[0]=70000",
                "networkPolicy.prometheus.to[0].podSelector.a=b",
                "networkPolicy.proxy.ports[0]=3128"
            })
    void whatDoesNotFitIsRefused(String value) {
        // given
        var split = value.indexOf('=');

        // then
        assertThatThrownBy(() -> RenderedChart.with(Map.of(value.substring(0, split), value.substring(split + 1))))
                .hasMessageContaining("values don't meet the specifications");
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        return selector.path("matchLabels").properties().stream()
                        .allMatch(label -> label.getValue().equals(labels.get(label.getKey())))
                && selector.path("matchExpressions")
                        .valueStream()
                        .allMatch(
                                expression -> labels.has(expression.path("key").asText()));
    }

    /** As peer:port/protocol. */
    private static List<String> connections(JsonNode rules, String side) {
        return rules.valueStream()
                .flatMap(rule -> peers(rule.path(side))
                        .flatMap(peer -> rule.path("ports")
                                .valueStream()
                                .map(port -> peer + ":" + port.path("port").asText() + "/"
                                        + port.path("protocol").asText())))
                .toList();
    }

    private static Stream<String> peers(JsonNode peers) {
        if (peers.isMissingNode()) {
            return Stream.of("any");
        }
        var blocks = peers.valueStream()
                .filter(peer -> peer.has("ipBlock"))
                .map(peer -> block(peer.path("ipBlock")))
                .collect(Collectors.joining(" "));
        var selected = peers.valueStream().filter(peer -> !peer.has("ipBlock")).map(NetworkPoliciesTest::selected);
        return blocks.isEmpty() ? selected : Stream.concat(Stream.of(named(blocks)), selected);
    }

    private static String named(String blocks) {
        return switch (blocks) {
            case WORLD -> "world";
            case PUBLIC -> "public";
            default -> blocks;
        };
    }

    private static String block(JsonNode block) {
        var except = block.path("except").valueStream().map(JsonNode::asText).collect(Collectors.joining(","));
        return block.path("cidr").asText() + (except.isEmpty() ? "" : "-" + except);
    }

    /** By its component, or by the name of its namespace. */
    private static String selected(JsonNode peer) {
        var component = peer.at("/podSelector/matchLabels/app.kubernetes.io~1component");
        if (!component.isMissingNode()) {
            return component.asText();
        }
        if (peer.at("/podSelector/matchExpressions/0/key").asText().endsWith("/historical-sync")) {
            return "syncs";
        }
        var labels = new TreeSet<String>();
        peer.at("/namespaceSelector/matchLabels")
                .properties()
                .forEach(label -> labels.add(label.getValue().asText()));
        return String.join(",", labels);
    }
}
