package io.vivenuoperator.e2e.dashboard;

import static io.vivenuoperator.e2e.dashboard.Dashboard.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a dashboard shows at the users' only, and there as nothing at all. */
class DashboardsTest {
    private static final int COLUMNS = 24;
    private static final int LONGEST_UID = 40;
    private static final int OLDEST_SCHEMA = 36;

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @Test
    void eachIsFoundByANameOfItsOwn() {
        assertThat(dashboards())
                .hasSize(7)
                .extracting(dashboard -> text(dashboard.json(), "uid"))
                .doesNotHaveDuplicates()
                .allSatisfy(uid -> assertThat(uid).startsWith("vivenu-").hasSizeLessThanOrEqualTo(LONGEST_UID));
        assertThat(dashboards())
                .extracting(dashboard -> text(dashboard.json(), "title"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void itHasNoNumberOfSomeoneElsesGrafana(Dashboard dashboard) {
        assertThat(dashboard.json().has("id")).isFalse();
        assertThat(dashboard.json().path("schemaVersion").asInt()).isGreaterThanOrEqualTo(OLDEST_SCHEMA);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelSaysWhatItShowsAndInWhichUnit(Dashboard dashboard) {
        assertThat(dashboard.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(text(panel, "title")).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(text(panel, "title"))
                    .isNotBlank();
            assertThat(panel.path("targets")).as(text(panel, "title")).isNotEmpty();
        });
        assertThat(dashboard.panels().map(panel -> text(panel, "title"))).doesNotHaveDuplicates();
        assertThat(dashboard.panels().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
    }

    /** Cell by cell. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void noPanelLiesOnAnotherOrOutside(Dashboard dashboard) {
        var taken = new HashSet<Long>();
        dashboard.panels().map(panel -> panel.path("gridPos")).forEach(at -> {
            assertThat(at.path("x").asInt(-1)).isNotNegative();
            assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
            for (var y = at.path("y").asInt();
                    y < at.path("y").asInt() + at.path("h").asInt();
                    y++) {
                for (var x = at.path("x").asInt();
                        x < at.path("x").asInt() + at.path("w").asInt();
                        x++) {
                    assertThat(taken.add((long) y * COLUMNS + x))
                            .as(at.toString())
                            .isTrue();
                }
            }
        });
    }

    /** A name or number of a data source is another one in every Grafana, and the sidecar fills in no inputs. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void everyDataSourceIsAVariable(Dashboard dashboard) {
        // given
        var variables = dashboard
                .variables()
                .filter(variable -> text(variable, "type").equals("datasource"))
                .collect(Collectors.toMap(
                        variable -> "${" + text(variable, "name") + "}", variable -> text(variable, "query")));

        // when
        var used = dashboard.json().findValues("datasource");

        // then
        assertThat(variables.values()).isSubsetOf("prometheus", "grafana-postgresql-datasource");
        assertThat(used)
                .isNotEmpty()
                .allSatisfy(source -> assertThat(text(source, "type")).isEqualTo(variables.get(text(source, "uid"))));
        assertThat(Stream.concat(dashboard.panels(), dashboard.targets())).allMatch(part -> part.has("datasource"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aTimeThatNobodySawIsAGap(Dashboard dashboard) {
        assertThat(dashboard.panels().filter(panel -> text(panel, "type").equals("timeseries")))
                .allSatisfy(panel -> assertThat(panel.at("/fieldConfig/defaults/custom/spanNulls")
                                .toString())
                        .as(text(panel, "title"))
                        .isEqualTo("false"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void itAsksOnlyForMetricsThatThePagesHave(Dashboard dashboard) throws IOException {
        // given
        var known = KnownMetrics.ofPages();

        // then
        assertThat(dashboard.promQl())
                .allSatisfy(expression ->
                        assertThat(known.unknownIn(expression)).as(expression).isEmpty());
    }

    /** Or the test above proves nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "vivenu_nothing",
                "sum by (region) (rate(vivenu_receiver_delivered_total{outcome=\"x\"}[5m]))",
                "vivenu_regions / vivenu_region",
                "vivenu_receiver_commit_seconds"
            })
    void aMetricThatIsNotThereIsNoticed(String expression) throws IOException {
        assertThat(KnownMetrics.ofPages().unknownIn(expression)).hasSize(1);
    }

    @Test
    void theChartHasNoneUnlessAskedFor() {
        assertThat(rendered(false)).isEmpty();
    }

    @Test
    void theSidecarFindsThemByLabelAndFolder() {
        assertThat(rendered(true)).hasSize(7).allSatisfy(map -> {
            assertThat(map.getMetadata().getNamespace()).isEqualTo("grafana");
            assertThat(map.getMetadata().getLabels())
                    .containsEntry("grafana_dashboard", "1")
                    .containsEntry("team", "tickets")
                    .containsEntry("app.kubernetes.io/instance", "vivenu");
            assertThat(map.getMetadata().getAnnotations()).containsEntry("grafana_folder", "Tickets");
        });
    }

    @Test
    void theGrafanaOperatorFindsEachInItsConfigMap() {
        // when
        var objects = objects(Map.of(
                "monitoring.dashboards.grafanaOperator.enabled",
                true,
                "monitoring.dashboards.grafanaOperator.folder",
                "Tickets"));
        var maps = maps(objects);
        var dashboards = objects.stream()
                .filter(GenericKubernetesResource.class::isInstance)
                .map(GenericKubernetesResource.class::cast)
                .filter(object -> object.getKind().equals("GrafanaDashboard"))
                .toList();

        // then
        assertThat(dashboards).hasSameSizeAs(dashboards()).allSatisfy(dashboard -> {
            assertThat(dashboard.getApiVersion()).isEqualTo("grafana.integreatly.org/v1beta1");
            assertThat(dashboard.<String>get("spec", "folder")).isEqualTo("Tickets");
            assertThat(dashboard.<Boolean>get("spec", "allowCrossNamespaceImport"))
                    .isTrue();
            assertThat(dashboard.<Map<String, String>>get("spec", "instanceSelector", "matchLabels"))
                    .containsEntry("dashboards", "grafana");
            assertThat(maps)
                    .filteredOn(map ->
                            map.getMetadata().getName().equals(dashboard.<String>get("spec", "configMapRef", "name")))
                    .singleElement()
                    .satisfies(map -> {
                        assertThat(map.getData()).containsKey(dashboard.<String>get("spec", "configMapRef", "key"));
                        assertThat(map.getMetadata().getNamespace())
                                .isEqualTo(dashboard.getMetadata().getNamespace());
                    });
        });
    }

    @Test
    void theGrafanaOperatorGetsNoneUnlessItIsThere() {
        assertThat(objects(Map.of())).noneMatch(object -> object.getKind().equals("GrafanaDashboard"));
    }

    @Test
    void theyArriveAsTheyAre() {
        // when
        var arrived = rendered(true).stream()
                .flatMap(map -> map.getData().entrySet().stream())
                .toList();

        // then
        assertThat(arrived).hasSize(7).allSatisfy(entry -> {
            assertThat(entry.getKey()).endsWith(".json");
            assertThat(Dashboard.parsed(entry.getValue()))
                    .isEqualTo(dashboards().stream()
                            .filter(dashboard -> dashboard.toString().equals(entry.getKey()))
                            .findFirst()
                            .orElseThrow()
                            .json());
        });
    }

    private static List<ConfigMap> rendered(boolean enabled) {
        return maps(objects(Map.of("monitoring.dashboards.enabled", enabled))).stream()
                .filter(map -> "dashboards".equals(map.getMetadata().getLabels().get("app.kubernetes.io/component")))
                .toList();
    }

    private static List<ConfigMap> maps(List<HasMetadata> objects) {
        return objects.stream()
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .toList();
    }

    private static List<HasMetadata> objects(Map<String, Object> more) {
        var template = new Helm(Dashboard.CHART)
                .template()
                .withName("vivenu")
                .withNamespace("ticketing")
                .withKubeVersion("1.31.0")
                .set("webhook.baseUrl", "https://hooks.example.com")
                .set("database.existingSecret", "database")
                .set("crds.install", false)
                .set("monitoring.dashboards.enabled", true)
                .set("monitoring.dashboards.namespace", "grafana")
                .set("monitoring.dashboards.labels.team", "tickets")
                .set("monitoring.dashboards.annotations.grafana_folder", "Tickets");
        more.forEach(template::set);
        Collection<HasMetadata> objects = new KubernetesSerialization()
                .unmarshal(new ByteArrayInputStream(template.call().getBytes(StandardCharsets.UTF_8)));
        return List.copyOf(objects);
    }
}
