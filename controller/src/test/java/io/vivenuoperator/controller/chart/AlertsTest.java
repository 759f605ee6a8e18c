package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an alert must have so that whoever is woken by it knows what to do; {@link AlertsIT} tries whether they fire. */
class AlertsTest {
    static final Path CASES = Path.of("src/test/resources/rules");
    private static final Path RUNBOOKS = Path.of("../docs/runbooks");
    private static final Path PAGE = Path.of("../docs/alerts.md");
    private static final String ADDRESS = "https://github.com/vivenu-operator/vivenu-operator/blob/main/docs/runbooks/";
    private static final Pattern CASE =
            Pattern.compile("^ {2}- name: (\\w+) (fires|stays silent|survives)\\b", Pattern.MULTILINE);
    private static final Pattern LABELS = Pattern.compile("\\bby \\(([^)]*)\\)");

    static List<JsonNode> alerts() {
        return RenderedAlerts.ofEveryProgram().alerts().toList();
    }

    /** The alerts that a file has cases for. */
    static Set<String> named(Path cases) {
        return CASE.matcher(text(cases)).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> names() {
        return alerts().stream().map(alert -> alert.path("alert").asText()).collect(Collectors.toSet());
    }

    @Test
    void eachHasARunbookAndNoRunbookIsWithoutAlert() throws IOException {
        try (Stream<Path> pages = Files.list(RUNBOOKS)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(names());
        }
    }

    @Test
    void namesAreNotUsedTwice() {
        assertThat(alerts()).extracting(alert -> alert.path("alert").asText()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void itSaysHowBadItIsWhatItMeansAndWhereToReadOn(JsonNode alert) {
        // given
        var name = alert.path("alert").asText();

        // then
        assertThat(name).startsWith("Vivenu");
        assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
        assertThat(alert.at("/annotations/summary").asText()).endsWith(".").doesNotContain("@", "{{ \"{{\" }}");
        assertThat(alert.at("/annotations/runbook_url").asText()).isEqualTo(ADDRESS + name + ".md");
        assertThat(alert.path("expr").asText()).doesNotContain("@");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void itsRunbookHasImpactCommandsAndAFix(JsonNode alert) throws IOException {
        // when
        var page = Files.readString(RUNBOOKS.resolve(alert.path("alert").asText() + ".md"));

        // then
        assertThat(page)
                .startsWith("# " + alert.path("alert").asText() + "\n")
                .containsPattern("\n## Impact\n\n[A-Z`]")
                .containsPattern("\n## Diagnosis\n\n```console\n(kubectl|psql) ")
                .containsPattern("\n## Fix\n\n[A-Z`]");
    }

    /** Or its time begins anew whenever a reason changes, or a pod is replaced. */
    @ParameterizedTest
    @MethodSource("alerts")
    void noReasonIsInTheLabelsThatItsTimeDependsOn(JsonNode alert) {
        var expression = alert.path("expr").asText();

        assertThat(LABELS.matcher(expression).results().map(by -> by.group(1)))
                .allSatisfy(labels -> assertThat(List.of(labels.split(", "))).doesNotContain("reason", "instance"));
        assertThat(expression).containsAnyOf(" by (", "absent(", ":");
    }

    /** A page for one cause: what another alert explains is told by that one alone. */
    @Test
    void whatHoldsAnAlertBackIsAnAlertThatPages() {
        // given
        var critical = alerts().stream()
                .filter(alert -> alert.at("/labels/severity").asText().equals("critical"))
                .map(alert -> alert.path("alert").asText())
                .collect(Collectors.toSet());

        // when
        var causes = alerts().stream()
                .map(alert -> alert.at("/labels/inhibited_by").asText())
                .filter(cause -> !cause.isEmpty())
                .collect(Collectors.toSet());

        // then
        assertThat(causes).isSubsetOf(critical);
    }

    @Test
    void thePageListsThemAll() throws IOException {
        var listed = Pattern.compile("^\\| \\[`(\\w+)`]\\(runbooks/\\1\\.md\\) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1));

        assertThat(listed).containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void eachHasACaseThatFiresOneThatIsSilentAndOneThatItSurvives() throws IOException {
        // when
        Map<String, Set<String>> cases;
        try (Stream<Path> files = Files.list(CASES)) {
            cases = files.map(AlertsTest::text)
                    .flatMap(text -> CASE.matcher(text).results())
                    .collect(Collectors.groupingBy(
                            found -> found.group(1), Collectors.mapping(found -> found.group(2), Collectors.toSet())));
        }

        // then
        assertThat(cases.keySet()).isEqualTo(names());
        assertThat(cases)
                .allSatisfy((alert, kinds) -> assertThat(kinds).as(alert).hasSize(3));
    }

    /** {@code level:metric:operation}. */
    @Test
    void whatIsRecordedIsNamedByTheConvention() {
        assertThat(RenderedAlerts.ofEveryProgram().records())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.path("record").asText())
                        .matches("(region|namespace):vivenu_[a-z_]+:ratio(_rate\\d+[mhd])?"));
    }

    @Test
    void boundsAndAddressOfTheRunbooksAreValues() {
        // when
        var rules = RenderedChart.with(Map.of(
                        "monitoring.prometheusRule.enabled",
                        true,
                        "monitoring.prometheusRule.completenessPercent",
                        90,
                        "monitoring.prometheusRule.proofHours",
                        170,
                        "monitoring.prometheusRule.runbooks",
                        "https://wiki.example.com/vivenu/"))
                .one("PrometheusRule", "vivenu-regions");

        // then
        assertThat(rules.findValuesAsText("expr"))
                .anyMatch(expression -> expression.endsWith("< 0.9"))
                .anyMatch(expression -> expression.contains("> 170 * 3600"));
        assertThat(rules.findValuesAsText("runbook_url"))
                .contains("https://wiki.example.com/vivenu/VivenuProofStale.md");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("a file of cases can't be read", e);
        }
    }
}
