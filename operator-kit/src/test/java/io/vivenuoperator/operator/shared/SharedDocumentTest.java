package io.vivenuoperator.operator.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedDocumentTest {
    private final Shelf shelf = new Shelf();
    private final SharedDocument<Set<String>> document = new SharedDocument<>("the shelf", shelf);

    @Test
    void everybodysChangeIsStoredInFewWrites() {
        // when
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 500).forEach(i -> threads.execute(() -> add("r" + i)));
        }

        // then
        assertThat(shelf.stored.orElseThrow()).hasSize(500);
        assertThat(shelf.writes.get()).isLessThan(250);
    }

    @Test
    void aChangeOfSomebodyElseIsKept() {
        // given
        add("ours");

        // when
        shelf.somebodyAdds("theirs");
        add("ours, too");

        // then
        assertThat(shelf.stored.orElseThrow()).containsExactly("ours", "ours, too", "theirs");
    }

    @Test
    void whatWasDeletedIsRestored() {
        // given
        add("first");

        // when
        shelf.somebodyDeletes();
        add("second");

        // then
        assertThat(shelf.stored.orElseThrow()).containsExactly("first", "restored", "second");
    }

    @Test
    void nothingIsWrittenWhereNothingChanges() {
        // given
        add("first");
        var writes = shelf.writes.get();

        // when
        add("first");
        document.document();

        // then
        assertThat(shelf.writes).hasValue(writes);
    }

    @Test
    void whatIsKnownIsToldWhileTheServerIsAway() {
        // given
        add("first");
        shelf.away = true;

        // when
        assertThatThrownBy(() -> add("second")).isInstanceOf(IllegalStateException.class);

        // then
        assertThat(document.known()).containsExactly("first");
    }

    private void add(String entry) {
        document.change(before -> {
            var next = new TreeSet<>(before);
            next.add(entry);
            return next;
        });
    }

    /** An API server with one object. */
    private static final class Shelf implements DocumentHome<Set<String>> {
        private final AtomicInteger writes = new AtomicInteger();
        private Optional<Set<String>> stored = Optional.empty();
        private int version;
        private volatile boolean away;

        synchronized void somebodyAdds(String entry) {
            var next = new TreeSet<>(stored.orElseThrow());
            next.add(entry);
            stored = Optional.of(next);
            version++;
        }

        synchronized void somebodyDeletes() {
            stored = Optional.empty();
            version++;
        }

        @Override
        public synchronized Stored<Set<String>> read() {
            return new Stored<>(stored.orElseGet(Set::of), stored.map(any -> Integer.toString(version)));
        }

        @Override
        public synchronized Optional<Stored<Set<String>>> write(Set<String> entries, Optional<String> known) {
            if (away) {
                throw new IllegalStateException("away");
            }
            if (!known.equals(stored.map(any -> Integer.toString(version)))) {
                return Optional.empty();
            }
            writes.incrementAndGet();
            stored = Optional.of(entries);
            version++;
            return Optional.of(new Stored<>(entries, Optional.of(Integer.toString(version))));
        }

        @Override
        public Set<String> afterLoss(Set<String> last) {
            var next = new TreeSet<>(last);
            next.add("restored");
            return next;
        }
    }
}
