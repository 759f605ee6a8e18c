package io.vivenuoperator.events.groupcommit;

import io.vivenuoperator.platform.database.DatabaseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Commits a group. If the database refuses it because of what one request says, the group is halved until that request is
 * alone; those beside it are committed.
 */
final class GroupCommit {
    private final PublicationStore store;
    private final GroupObserver observer;

    GroupCommit(PublicationStore store, GroupObserver observer) {
        this.store = store;
        this.observer = observer;
    }

    /**
     * Answers each request as soon as its part is committed.
     *
     * @return why the database can take nothing at the moment; empty if it works
     */
    Optional<DatabaseException> commit(List<PendingPublication> group) {
        List<PendingPublication> live =
                group.stream().filter(pending -> !pending.answered()).toList();
        return live.isEmpty() ? Optional.empty() : commitOrHalve(live);
    }

    private Optional<DatabaseException> commitOrHalve(List<PendingPublication> group) {
        try {
            long start = System.nanoTime();
            List<GroupOutcome> outcomes =
                    store.commit(group.stream().map(PendingPublication::content).toList());
            observer.committed(group.size(), Duration.ofNanos(System.nanoTime() - start));
            for (int at = 0; at < group.size(); at++) {
                answer(group.get(at), outcomes.get(at));
            }
            return Optional.empty();
        } catch (DatabaseException e) {
            if (concernsAll(e)) {
                fail(group, e);
                return Optional.of(e);
            }
            return isolate(group, e);
        }
    }

    private Optional<DatabaseException> isolate(List<PendingPublication> group, DatabaseException refusal) {
        if (group.size() == 1) {
            fail(group, refusal);
            return Optional.empty();
        }
        List<PendingPublication> rest = group.subList(group.size() / 2, group.size());
        Optional<DatabaseException> away = commitOrHalve(group.subList(0, group.size() / 2));
        away.ifPresentOrElse(e -> fail(rest, e), () -> {});
        return away.isPresent() ? away : commitOrHalve(rest);
    }

    /** Whether it says nothing of a row. */
    private static boolean concernsAll(DatabaseException e) {
        return switch (e.reason()) {
            case UNAVAILABLE, CONFLICT, MISCONFIGURED -> true;
            case BAD_DATA, OTHER -> false;
        };
    }

    private void answer(PendingPublication pending, GroupOutcome outcome) {
        if (outcome instanceof GroupOutcome.Committed(var _, int fresh)) {
            observer.published(fresh);
        }
        pending.answer(outcome);
    }

    static void fail(List<PendingPublication> group, DatabaseException reason) {
        group.forEach(pending -> pending.answer(new GroupOutcome.Failed(reason)));
    }
}
