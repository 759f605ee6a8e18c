package io.vivenuoperator.events.lane;

import io.vivenuoperator.events.outcome.RetryEffect;
import java.util.HashSet;
import java.util.Set;

/** A lane's retries: how many rows of them the database has, and which are under way. Not thread-safe. */
final class LaneRetries {
    private final Set<Long> underWay = new HashSet<>();
    /** Stored since the database was asked what is due: the answer may still show their rows as they were before. */
    private final Set<Long> storedSinceAsked = new HashSet<>();

    private boolean asked;
    private long rows;

    /** @param rows that the database has */
    LaneRetries(long rows) {
        this.rows = rows;
    }

    long rows() {
        return rows;
    }

    int underWay() {
        return underWay.size();
    }

    /** The database is being asked which are due. */
    void asked() {
        asked = true;
    }

    /** It has answered, or could not be asked. */
    void answered() {
        asked = false;
        storedSinceAsked.clear();
    }

    /** Of an answer: whether this retry is to be made. Not if it is under way, or was when the database was asked. */
    boolean admit(long seq) {
        return !storedSinceAsked.contains(seq) && underWay.add(seq);
    }

    /** One that is due begins without a question. */
    void began(long seq) {
        underWay.add(seq);
    }

    /** One that began could not be read: it is to begin again. */
    void givenBack(long seq) {
        underWay.remove(seq);
    }

    /** What became of a retry is stored. One that the database refuses never begins again here. */
    void stored(long seq, RetryEffect effect) {
        changed(seq, effect);
        if (effect != RetryEffect.REFUSED) {
            underWay.remove(seq);
        }
    }

    /** Something else that concerns a message's row is stored: a first attempt, a replayed one. */
    void changed(long seq, RetryEffect effect) {
        rows += effect.rows();
        if (asked) {
            storedSinceAsked.add(seq);
        }
    }
}
