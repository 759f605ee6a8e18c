package io.vivenuoperator.salesapi.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedCodingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gzip                       | true
            GZIP                       | true
            deflate, gzip;q=1.0, br    | true
            gzip ; q=0.1               | true
            *                          | true
            identity, *;q=0.5          | true
            gzip;q=0                   | false
            gzip;q=0.000, *            | false
            gzip;q=x                   | false
            identity                   | false
            xgzip                      | false
            br, deflate                | false
            *;q=0                      | false
            ,,;q=,                     | false
            """)
    void gzipIsTakenWhereTheClientTakesIt(String header, boolean taken) {
        assertThat(AcceptedCoding.gzip(Optional.of(header))).isEqualTo(taken);
    }

    @Test
    void withoutTheHeaderNothingIsCompressed() {
        assertThat(AcceptedCoding.gzip(Optional.empty())).isFalse();
    }
}
