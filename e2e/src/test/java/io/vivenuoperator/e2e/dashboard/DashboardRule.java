package io.vivenuoperator.e2e.dashboard;

import static io.vivenuoperator.e2e.dashboard.Dashboard.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a board that asks Prometheus must keep to, so that it is right in every Grafana and in every installation.
 *
 * @param name as a sentence
 * @param broken what breaks it, empty if nothing does
 */
record DashboardRule(String name, Function<Dashboard, List<String>> broken) {
    private static final String SOURCE = "${prometheus}";
    private static final List<String> EVERY_BOARD_HAS = List.of("prometheus", "cluster", "namespace");
    private static final String OF_THE_CHOICE = "{cluster=~\"$cluster\",namespace=~\"$namespace\"";
    private static final Pattern OF_ANY =
            Pattern.compile("\\b(?:(?:vivenu|jvm|process)_\\w+|ALERTS)\\b(?!" + Pattern.quote(OF_THE_CHOICE) + ")");
    /** What tells one installation from another, compared with anything but a variable. */
    private static final Pattern ONE_INSTALLATION = Pattern.compile(
            "\\b(?:cluster|namespace|region|job|instance|pod|release)\\s*(?:=~|!~|!=|=)\\s*\"(?!\\$)[^\"]*\"");

    static List<DashboardRule> all(KnownMetrics known) {
        return List.of(
                ofPanels("a panel has a title", panel -> !text(panel, "title").isBlank()),
                ofPanels(
                        "a panel is described in a sentence",
                        panel -> text(panel, "description").matches("\\S.{10,}\\.")),
                ofPanels(
                        "a panel has a unit",
                        panel ->
                                !panel.at("/fieldConfig/defaults/unit").asText().isBlank()),
                ofPanels("a panel asks something", DashboardRule::asksSomething),
                ofPanels("a panel asks the data source that was chosen", DashboardRule::asksTheChosenSource),
                ofPanels("what is shown has a legend", DashboardRule::hasLegends),
                ofQueries(
                        "a query keeps to the chosen clusters and namespaces",
                        query -> !OF_ANY.matcher(query).find()),
                ofQueries(
                        "a query names no installation",
                        query -> !ONE_INSTALLATION.matcher(query).find()),
                ofQueries(
                        "a query asks for metrics that a page has",
                        query -> known.unknownIn(query).isEmpty()),
                new DashboardRule("source, cluster and namespace can be chosen", DashboardRule::missingVariables));
    }

    private static DashboardRule ofPanels(String name, Predicate<JsonNode> kept) {
        return new DashboardRule(
                name,
                board -> board.panels()
                        .filter(kept.negate())
                        .map(panel -> panel.path("id").asText() + " " + text(panel, "title"))
                        .toList());
    }

    private static DashboardRule ofQueries(String name, Predicate<String> kept) {
        return new DashboardRule(
                name, board -> board.promQl().filter(kept.negate()).toList());
    }

    private static boolean asksSomething(JsonNode panel) {
        var targets = panel.path("targets");
        return !targets.isEmpty()
                && targets.valueStream()
                        .noneMatch(target -> text(target, "expr").isBlank())
                && targets.valueStream()
                                .map(target -> text(target, "refId"))
                                .distinct()
                                .count()
                        == targets.size();
    }

    private static boolean asksTheChosenSource(JsonNode panel) {
        return Stream.concat(Stream.of(panel), panel.path("targets").valueStream())
                .map(part -> part.path("datasource"))
                .allMatch(source -> text(source, "uid").equals(SOURCE)
                        && text(source, "type").equals("prometheus"));
    }

    private static boolean hasLegends(JsonNode panel) {
        return panel.path("targets")
                .valueStream()
                .map(target -> text(target, "legendFormat"))
                .noneMatch(legend -> legend.isBlank() || legend.equals("__auto"));
    }

    private static List<String> missingVariables(Dashboard board) {
        return EVERY_BOARD_HAS.stream()
                .filter(name -> board.variables()
                        .noneMatch(variable -> text(variable, "name").equals(name)
                                && (text(variable, "type").equals("datasource")
                                        || text(variable.path("datasource"), "uid")
                                                .equals(SOURCE))))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
