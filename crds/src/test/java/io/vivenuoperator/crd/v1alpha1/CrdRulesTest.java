package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CrdRulesTest {
    @Test
    void thereIsARuleForWhateverCanBeWrongWithARegion() throws IOException {
        assertThat(CrdRules.of(new RegionShape())).hasSizeGreaterThanOrEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource({
        "VivenuRegion, 60",
        "EventSubscription, 40",
        "EventReplay, 8",
        "VivenuHistoricalSync, 25",
        "SalesExport, 20"
    })
    void mostOfThemAreWrittenInWords(String kind, int rules) throws IOException {
        assertThat(written(shape(kind))).hasSizeGreaterThanOrEqualTo(rules);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void nothingElseIsConstant(CrdShape shape) throws IOException {
        assertThat(CrdRules.of(shape).stream()
                        .filter(CrdRules.Rule::isAboutChanges)
                        .map(CrdRules.Rule::field))
                .containsExactlyInAnyOrderElementsOf(shape.constant());
    }

    @ParameterizedTest
    @MethodSource("written")
    void aMessageOfOursNamesTheFieldAndSaysWhatToDo(CrdRules.Rule rule) {
        assertThat(rule.says())
                .startsWith(
                        rule.field().isEmpty()
                                ? "metadata.name"
                                : rule.field().equals("spec")
                                        ? "spec."
                                        : rule.field().replace("[", "[]"))
                .containsPattern("must|: create|: set");
    }

    static List<CrdShape> shapes() {
        return PublishedCrd.SHAPES;
    }

    static List<CrdRules.Rule> written() throws IOException {
        var rules = new ArrayList<CrdRules.Rule>();
        for (var shape : PublishedCrd.SHAPES) {
            rules.addAll(written(shape));
        }
        return rules;
    }

    private static List<CrdRules.Rule> written(CrdShape shape) throws IOException {
        return CrdRules.of(shape).stream()
                .filter(rule -> rule.keyword().startsWith("cel:"))
                .toList();
    }

    private static CrdShape shape(String kind) {
        return PublishedCrd.SHAPES.stream()
                .filter(shape -> shape.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
