package io.vivenuoperator.e2e.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An alert on a metric that nobody has would never fire. */
class AlertMetricsTest {
    private static final Path RULES = Dashboard.CHART.resolve("files").resolve("rules");
    private static final Pattern WORD_OF_THE_TEMPLATE = Pattern.compile("@\\w+@");
    /** Of kube-state-metrics, which says how Jobs ended. */
    private static final Pattern OTHERS = Pattern.compile("\\bkube_job_failed\\b|\\boffset \\w+");

    private static final Pattern RECORDED = Pattern.compile("\\b\\w+:\\w+:\\w+\\b");

    @Test
    void alertsAskOnlyForMetricsThatThePagesHave() throws IOException {
        // given
        var known = KnownMetrics.ofPages();
        var rules = rules();
        var recorded =
                rules.stream().map(rule -> rule.path("record").asText("")).toList();

        // then
        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            var expression = WORD_OF_THE_TEMPLATE
                    .matcher(OTHERS.matcher(rule.path("expr").asText()).replaceAll(" "))
                    .replaceAll("1");
            assertThat(RECORDED.matcher(expression).results().map(name -> name.group()))
                    .isSubsetOf(recorded);
            assertThat(known.unknownIn(RECORDED.matcher(expression).replaceAll(" ")))
                    .as(expression)
                    .isEmpty();
        });
    }

    private static List<JsonNode> rules() throws IOException {
        var rules = new ArrayList<JsonNode>();
        try (Stream<Path> files = Files.list(RULES)) {
            for (var file : files.toList()) {
                new ObjectMapper()
                        .<JsonNode>valueToTree(
                                new KubernetesSerialization().unmarshal(Files.readString(file), Map.class))
                        .path("groups")
                        .forEach(group -> group.path("rules").forEach(rules::add));
            }
        }
        return List.copyOf(rules);
    }
}
