package io.vivenuoperator.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private final Ledger ledger = new Ledger(4);

    @Test
    void holdsWhenEverythingAcknowledgedIsThereOnce() {
        acknowledge(0, 1);

        Balance balance = Balance.of(ledger, found(2, 0, 1));

        assertThat(balance.faults()).isEmpty();
        assertThat(balance.holds()).isTrue();
    }

    @Test
    void holdsWhenSomethingIsThereThatWasNotAcknowledged() {
        acknowledge(0);
        ledger.sent();
        ledger.unknown(1);
        ledger.sent();
        ledger.refused(2, 503);

        Balance balance = Balance.of(ledger, found(2, 0, 1));

        assertThat(balance.holds()).isTrue();
        assertThat(balance)
                .hasToString("sent 3 = acknowledged 1 + refused 1 {503=1} + unknown 1; "
                        + "rows 2, missing 0, duplicates 0, strangers 0, sold 2");
    }

    @Test
    void comparesWhichAndNotHowMany() {
        acknowledge(0, 1);

        Balance balance = Balance.of(ledger, found(2, 1, 3));

        assertThat(balance.missing()).isEqualTo(1);
        assertThat(balance.faults()).containsExactly("1 were acknowledged and are missing");
    }

    @Test
    void failsWhenADeliveryGotLostOnItsWayThroughTheGenerator() {
        acknowledge(0);
        ledger.sent();

        assertThat(Balance.of(ledger, found(1, 0)).faults())
                .containsExactly("sent is not acknowledged + refused + unknown");
    }

    @Test
    void failsForDuplicatesStrangersAndWrongFigures() {
        acknowledge(0);

        assertThat(Balance.of(ledger, new Found(numbers(0), 1, 2, 1, 3)).faults())
                .containsExactly(
                        "1 rows are there twice", "2 rows were never sent", "3 tickets count as sold, of 1 in rows");
    }

    @Test
    void knowsWhatVivenuWouldSendAgain() {
        acknowledge(0);
        ledger.refused(1, 503);
        ledger.unknown(3);

        assertThat(ledger.toSendAgain()).isEqualTo(numbers(1, 3));
        assertThat(ledger.acknowledgedSoFar()).isEqualTo(1);
    }

    @Test
    void givesExactPercentilesOfWhatWasAcknowledgedAfterTheWarmUp() {
        var many = new Ledger(1_001);
        many.acknowledged(0, 60_000_000_000L);
        for (int number = 1; number <= 1_000; number++) {
            many.acknowledged(number, number * 1_000_000L);
        }

        Latencies latencies = many.latencies(1);

        assertThat(latencies.percentile(50)).isEqualTo(500);
        assertThat(latencies.percentile(99)).isEqualTo(990);
        assertThat(latencies.percentile(99.9)).isEqualTo(999);
        assertThat(latencies.percentile(100)).isEqualTo(1_000);
        assertThat(new Ledger(1).latencies(0).percentile(99)).isZero();
    }

    private void acknowledge(int... numbers) {
        for (int number : numbers) {
            ledger.sent();
            ledger.acknowledged(number, 1_000);
        }
    }

    private static Found found(long sold, int... numbers) {
        return new Found(numbers(numbers), 0, 0, numbers.length, sold);
    }

    private static BitSet numbers(int... numbers) {
        var set = new BitSet();
        for (int number : numbers) {
            set.set(number);
        }
        return set;
    }
}
