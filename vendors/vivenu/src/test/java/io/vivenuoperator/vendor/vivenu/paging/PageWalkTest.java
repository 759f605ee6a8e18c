package io.vivenuoperator.vendor.vivenu.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageWalkTest {
    private final List<String> list =
            new ArrayList<>(IntStream.range(0, 10).mapToObj(Integer::toString).toList());
    private Consumer<PageRequest> beforeAnswer = request -> {};

    @Test
    void readsEveryRecord() {
        PageWalk<String> walk = walk();

        assertThat(all(walk)).containsExactlyElementsOf(list);
        assertThat(walk.isComplete()).isTrue();
    }

    @Test
    void anEmptyListIsComplete() {
        list.clear();
        PageWalk<String> walk = walk();

        all(walk);

        assertThat(walk.isComplete()).isTrue();
    }

    @Test
    void stepsBackWhenRecordsLeaveWhatWasReadAlready() {
        beforeAnswer = whenSkipIs(6, () -> list.subList(0, 2).clear());

        assertThat(Set.copyOf(all(walk()))).contains("2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void takesRecordsInFrontAsRepetitions() {
        beforeAnswer = whenSkipIs(3, () -> list.addFirst("new"));

        assertThat(Set.copyOf(all(walk()))).contains("0", "5", "9");
    }

    @Test
    void saysWhenTheListMovedTooMuch() {
        beforeAnswer = whenSkipIs(3, () -> list.add(list.removeFirst()));
        PageWalk<String> walk = walk();

        all(walk);

        assertThat(walk.isComplete()).isFalse();
    }

    @Test
    void goesOnWhereAnotherWalkStood() {
        PageWalk<String> walk = walk().from(new PagePosition(6, Optional.of(10L)));

        assertThat(all(walk)).containsExactly("6", "7", "8", "9");
        assertThat(walk.isComplete()).isTrue();
    }

    /** As a poller of the release before takes one that is not known: it reads a NULL of the database as 0. */
    @Test
    void aListThatHadNothingHasNotShrunk() {
        PageWalk<String> walk = walk().from(new PagePosition(6, Optional.of(0L)));

        assertThat(all(walk)).containsExactly("6", "7", "8", "9");
        assertThat(walk.isComplete()).isTrue();
    }

    @Test
    void goesOnWhereTheListsSizeIsNotKnown() {
        PageWalk<String> walk = walk().from(PagePosition.of(6));

        assertThat(all(walk)).containsExactly("6", "7", "8", "9");
        assertThat(walk.isComplete()).isTrue();
    }

    @Test
    void stepsBackWhenRecordsLeftBetweenTheTwoWalks() {
        list.subList(0, 2).clear();
        PageWalk<String> walk = walk().from(new PagePosition(6, Optional.of(10L)));

        assertThat(all(walk)).contains("6", "7", "8", "9");
        assertThat(walk.isComplete()).isTrue();
    }

    @Test
    void tellsWhereAnotherWalkMayGoOn() {
        PageWalk<String> walk = walk();
        walk.next();

        assertThat(walk.position()).isEqualTo(new PagePosition(3, Optional.of(10L)));
    }

    @Test
    void goesOnBehindAnAnswerThatCouldNotBeReadToItsEnd() {
        var walk = new PageWalk<String>(
                request -> request.skip() == 3
                        ? new RecordPage<>(List.of("3"), List.of(), List.of(), Optional.empty(), 0)
                        : answer(request),
                id -> id,
                3,
                (failure, failed) -> {});

        assertThat(all(walk)).containsExactlyElementsOf(list);
        assertThat(walk.isComplete()).isTrue();
    }

    @Test
    void countsDifferentIdsOfAnyNumber() {
        var ids = new IdSet();

        IntStream.range(0, 200_000).forEach(n -> ids.add("%024x".formatted(n % 100_000)));

        assertThat(ids.size()).isEqualTo(100_000);
    }

    private Consumer<PageRequest> whenSkipIs(long skip, Runnable change) {
        boolean[] done = {false};
        return request -> {
            if (request.skip() == skip && !done[0]) {
                done[0] = true;
                change.run();
            }
        };
    }

    private PageWalk<String> walk() {
        return new PageWalk<>(this::answer, id -> id, 3, (failure, failed) -> {});
    }

    private RecordPage<String> answer(PageRequest request) {
        beforeAnswer.accept(request);
        List<String> slice =
                list.stream().skip(request.skip()).limit(request.top()).toList();
        return new RecordPage<>(slice, List.of(), list.size());
    }

    private static List<String> all(PageWalk<String> walk) {
        List<String> all = new ArrayList<>();
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            all.addAll(page.get().items());
        }
        return all;
    }
}
