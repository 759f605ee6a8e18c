package io.vivenuoperator.platform.httpclient.pinned;

/** Ends an attempt; inside this package only, {@link PinnedClient} makes a value of it. */
final class AttemptFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final TargetFailure reason;
    private final String sentence;
    private final boolean stale;

    AttemptFailedException(TargetFailure reason, String message) {
        this(reason, message, false);
    }

    /** @param stale the connection had been used before and nothing came back: the target had probably closed it meanwhile */
    AttemptFailedException(TargetFailure reason, String message, boolean stale) {
        super(message, null, false, false);
        this.reason = reason;
        this.sentence = message;
        this.stale = stale;
    }

    boolean isStale() {
        return stale;
    }

    SinglePostOutcome notSent() {
        return new SinglePostOutcome.NotSent(reason, sentence);
    }

    SinglePostOutcome inDoubt() {
        return new SinglePostOutcome.InDoubt(reason, sentence);
    }

    TargetOutcome outcome() {
        return new TargetOutcome.Unanswered(reason, sentence);
    }
}
