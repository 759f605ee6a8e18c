package io.vivenuoperator.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommittedCacheTest {
    private final CommittedCache<String, Integer> memory = new CommittedCache<>(2);

    @Test
    void whatWasLearnedIsKnownInItsTransaction() {
        memory.learn(Map.of("dach", 1));

        assertThat(memory.get("dach")).contains(1);
        assertThat(memory.unknown(List.of("dach", "italy"))).containsExactly("italy");
    }

    @Test
    void whatWasCommittedOutlivesARollback() {
        memory.learn(Map.of("dach", 1));
        memory.committed();
        memory.rolledBack();

        assertThat(memory.get("dach")).contains(1);
    }

    @Test
    void whatWasRolledBackIsNotKnown() {
        memory.learn(Map.of("dach", 1));
        memory.rolledBack();

        assertThat(memory.get("dach")).isEmpty();
    }

    @Test
    void whatIsTooMuchIsForgottenAndTheNewestStays() {
        memory.learn(Map.of("dach", 1, "italy", 2));
        memory.committed();
        memory.learn(Map.of("france", 3));
        memory.committed();

        assertThat(memory.unknown(List.of("dach", "italy", "france"))).containsExactlyInAnyOrder("dach", "italy");
    }
}
