package io.vivenuoperator.e2e.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The boards keep to every rule, and a board that is wrong in one way is found by the rule for it. */
class DashboardRulesTest {
    private static final Set<String> BOARDS = Set.of("fleet.json", "region.json", "pipeline.json", "events.json");

    /** One wrong board for each rule. */
    private static final Map<String, Consumer<ObjectNode>> WRONG = Map.of(
            "a panel has a title",
            board -> panel(board).put("title", " "),
            "a panel is described in a sentence",
            board -> panel(board).put("description", ""),
            "a panel has a unit",
            board -> panel(board).withObject("/fieldConfig/defaults").remove("unit"),
            "a panel asks something",
            board -> panel(board).putArray("targets"),
            "a panel asks the data source that was chosen",
            board -> target(board).withObject("/datasource").put("uid", "P1809F7CD0C75ACF3"),
            "what is shown has a legend",
            board -> target(board).put("legendFormat", "__auto"),
            "a query keeps to the chosen clusters and namespaces",
            board -> query(board, "sum(vivenu_regions)"),
            "a query names no installation",
            board -> query(
                    board,
                    "sum(vivenu_regions{cluster=~\"$cluster\",namespace=~\"$namespace\",job=\"ticketing/vivenu-controller\"})"),
            "a query asks for metrics that a page has",
            board -> query(board, "sum(vivenu_region{cluster=~\"$cluster\",namespace=~\"$namespace\"})"),
            "source, cluster and namespace can be chosen",
            board -> ((ArrayNode) board.at("/templating/list")).remove(1));

    private static List<DashboardRule> rules() {
        try {
            return DashboardRule.all(KnownMetrics.ofPages());
        } catch (IOException e) {
            throw new AssertionError("the pages can't be read", e);
        }
    }

    private static List<Dashboard> boards() {
        return Dashboard.all().stream()
                .filter(board -> BOARDS.contains(board.toString()))
                .toList();
    }

    static Stream<Arguments> each() {
        return boards().stream().flatMap(board -> rules().stream().map(rule -> Arguments.of(board, rule)));
    }

    @Test
    void thereAreFourWithMoreThanAHundredPanels() {
        assertThat(boards()).hasSize(BOARDS.size());
        assertThat(boards().stream().flatMap(Dashboard::panels)).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("each")
    void itIsKept(Dashboard board, DashboardRule rule) {
        assertThat(rule.broken().apply(board)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aBoardThatBreaksItIsFound(DashboardRule rule) {
        // given
        var board = boards().stream()
                .filter(each -> each.toString().equals("fleet.json"))
                .findFirst()
                .orElseThrow();
        ObjectNode wrong = board.json().deepCopy();
        WRONG.get(rule.name()).accept(wrong);

        // when
        var broken = rules().stream()
                .filter(each ->
                        !each.broken().apply(new Dashboard(board.file(), wrong)).isEmpty())
                .map(DashboardRule::name);

        // then
        assertThat(broken).containsExactly(rule.name());
    }

    @Test
    void thereIsAWrongBoardForEachRule() {
        assertThat(rules()).extracting(DashboardRule::name).containsExactlyInAnyOrderElementsOf(WRONG.keySet());
    }

    private static ObjectNode panel(JsonNode board) {
        return (ObjectNode) board.path("panels")
                .valueStream()
                .filter(panel -> panel.has("targets"))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode target(JsonNode board) {
        return (ObjectNode) panel(board).at("/targets/0");
    }

    private static void query(JsonNode board, String query) {
        target(board).put("expr", query);
    }
}
