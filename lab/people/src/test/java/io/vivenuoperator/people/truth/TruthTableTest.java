package io.vivenuoperator.people.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vivenuoperator.people.address.Mailboxes;
import io.vivenuoperator.people.generation.Crowd;
import io.vivenuoperator.people.generation.CrowdMaker;
import io.vivenuoperator.people.generation.PlatformRecord;
import io.vivenuoperator.people.generation.Shares;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TruthTableTest {
    private static final Crowd CROWD = CrowdMaker.make(5_000, 42, Shares.USUAL);
    private static final TruthTable TRUTH = new TruthTable(CROWD);

    @Test
    void pairsAreCountedOnce() {
        List<PlatformRecord> records = CROWD.records().subList(0, 2_000);
        long counted = 0;
        for (int i = 0; i < records.size(); i++) {
            for (int j = i + 1; j < records.size(); j++) {
                counted += TRUTH.same(records.get(i).key(), records.get(j).key()) ? 1 : 0;
            }
        }

        assertThat(new TruthTable(new Crowd(records, List.of())).truePairs()).isEqualTo(counted);
    }

    @Test
    void anUnknownRecordIsNobodys() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TRUTH.same("e000001", "x"))
                .withMessageContaining("x");
    }

    @Test
    void aFewPairsCannotBeToldApart() {
        assertThat(TRUTH.indistinguishablePairs()).isPositive().isLessThan(TRUTH.truePairs() / 50);
    }

    /** That is what the crowd is for: whoever merges by the address alone merges strangers and relatives. */
    @Test
    void anAddressAloneMergesWrongly() {
        var byMailbox = CROWD.records().stream()
                .filter(one -> one.has("email"))
                .collect(Collectors.groupingBy(one -> Mailboxes.of(one.text("email"))));
        long pairs = 0;
        long right = 0;
        for (List<PlatformRecord> group : byMailbox.values()) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size(); j++) {
                    pairs++;
                    right += group.get(i).person().equals(group.get(j).person()) ? 1 : 0;
                }
            }
        }

        assertThat((double) right / pairs).isBetween(0.5, 0.95);
        assertThat((double) right / TRUTH.truePairs()).isBetween(0.5, 0.95);
    }
}
