package io.vivenuoperator.poller.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoldComparisonTest {
    @ParameterizedTest
    @CsvSource({
        "100, 100, 100.0",
        "100, 95, 95.0",
        "100, 105, 95.0",
        "100, 0, 0.0",
        "10, 500, 0.0",
        "0, 0, 100.0",
        "0, 3, 0.0",
        "1000000, 999999, 99.99",
        "3, 2, 66.66"
    })
    void completenessIsTheMatchedShare(long vendor, long stored, double percent) {
        assertThat(SoldComparison.of(vendor, stored).completenessPercent()).isEqualTo(percent);
    }

    @Test
    void differencesInOppositeDirectionsDoNotCancelOut() {
        SoldComparison sum = SoldComparison.sum(List.of(SoldComparison.of(100, 90), SoldComparison.of(100, 110)));

        assertThat(sum.storedSold()).isEqualTo(sum.vendorSold());
        assertThat(sum.completenessPercent()).isEqualTo(90.0);
        assertThat(sum.isExact()).isFalse();
    }
}
