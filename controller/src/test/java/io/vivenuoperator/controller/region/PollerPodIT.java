package io.vivenuoperator.controller.region;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.controller.chart.EveryKnob;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart's values say about the polls' pods is in the CronJobs that the API server has. */
class PollerPodIT extends OnAnApiServer {
    @Override
    Map<String, String> variables() {
        return EveryKnob.environment();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dach-full", "dach-incremental"})
    void everyValueOfTheirBlockIsThere(String name) throws JsonProcessingException {
        // when
        ready();

        // then
        var template =
                new ObjectMapper().readTree(Serialization.asJson(cronJob(name))).at("/spec/jobTemplate/spec/template");
        assertThat(EveryKnob.in(template)).isEqualTo(EveryKnob.expected());
    }
}
