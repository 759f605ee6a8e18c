package io.vivenuoperator.events.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvenSharesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 15, 16, 17, 40})
    void theSharesMakeUpTheWholeAndDifferByOneAtMost(int processes) {
        // given
        List<String> present =
                IntStream.range(0, processes).mapToObj(i -> "process-" + i).toList();

        // when
        List<Integer> shares = present.stream()
                .map(one -> EvenShares.of(16, Set.copyOf(present), one))
                .sorted()
                .toList();

        // then
        assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(16);
        assertThat(shares.getLast() - shares.getFirst()).isBetween(0, 1);
    }

    @Test
    void whoIsAloneHasAll() {
        assertThat(EvenShares.of(16, Set.of("one"), "one")).isEqualTo(16);
    }
}
