package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrdRulesTest {
    @Test
    void thereIsARuleForWhateverCanBeWrong() throws IOException {
        assertThat(CrdRules.all()).hasSizeGreaterThanOrEqualTo(90);
    }

    @Test
    void mostOfThemAreWrittenInWords() throws IOException {
        assertThat(written()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void onlyTheEnvironmentCanNeverChangeAndHttpsCanNeverGo() throws IOException {
        assertThat(CrdRules.all().stream().filter(CrdRules.Rule::isAboutChanges).map(CrdRules.Rule::field))
                .containsExactlyInAnyOrder("spec.environment", "spec.baseUrl");
    }

    @ParameterizedTest
    @MethodSource("written")
    void aMessageOfOursNamesTheFieldAndSaysWhatToDo(CrdRules.Rule rule) {
        assertThat(rule.says())
                .startsWith(
                        rule.field().isEmpty() ? "metadata.name" : rule.field().equals("spec") ? "spec." : rule.field())
                .containsPattern("must|: create|: set");
    }

    static List<CrdRules.Rule> written() throws IOException {
        return CrdRules.all().stream()
                .filter(rule -> rule.keyword().startsWith("cel:"))
                .toList();
    }
}
