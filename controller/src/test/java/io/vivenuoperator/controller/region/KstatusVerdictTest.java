package io.vivenuoperator.controller.region;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge, on the cases that kstatus documents. */
class KstatusVerdictTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "no status at all | CURRENT | {metadata: {generation: 1}}",
                "no condition that it knows | CURRENT | {status: {conditions: [{type: 'Proven', status: 'False'}]}}",
                "Ready | CURRENT | {metadata: {generation: 1}, status: {observedGeneration: 1, conditions: [{type: 'Ready', status: 'True'}]}}",
                "a change that nobody has seen | IN_PROGRESS | {metadata: {generation: 2}, status: {observedGeneration: 1, conditions: [{type: 'Ready', status: 'True'}]}}",
                "Ready is unknown | IN_PROGRESS | {status: {conditions: [{type: 'Ready', status: 'Unknown'}]}}",
                "Ready is false | IN_PROGRESS | {status: {conditions: [{type: 'Ready', status: 'False'}]}}",
                "Ready, and something is under way | IN_PROGRESS | {status: {conditions: [{type: 'Ready', status: 'True'}, {type: 'Reconciling', status: 'True'}]}}",
                "Ready, and nobody knows whether something is under way | CURRENT | {status: {conditions: [{type: 'Ready', status: 'True'}, {type: 'Reconciling', status: 'Unknown'}]}}",
                "stalled | FAILED | {status: {conditions: [{type: 'Ready', status: 'False'}, {type: 'Stalled', status: 'True'}]}}",
                "it goes | TERMINATING | {metadata: {deletionTimestamp: 'now'}, status: {conditions: [{type: 'Stalled', status: 'True'}]}}"
            })
    void readsAsKstatusDoes(String what, KstatusVerdict verdict, String resource) throws JsonProcessingException {
        assertThat(KstatusVerdict.of(JSON.readTree(resource))).as(what).isEqualTo(verdict);
    }
}
