package io.vivenuoperator.events.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule B22. */
class EventHopsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"hops":7}                    | false
            {"hops":8}                    | true
            {"hops":8.0}                  | true
            {"hops":99999999999999999999} | true
            {"hops":"7"}                  | false
            {"hops":"8"}                  | true
            {"hops":"x"}                  | false
            {"hops":-9}                   | false
            {"hops":null}                 | false
            {"hops":[8]}                  | false
            {"a":{"hops":8}}              | false
            {}                            | false
            """)
    void eightAreTooMany(String metadata, boolean tooMany) {
        assertThat(EventHops.areTooMany(Optional.of(metadata))).isEqualTo(tooMany);
    }

    @Test
    void withoutMetadataThereAreNone() {
        assertThat(EventHops.areTooMany(Optional.empty())).isFalse();
    }
}
