package io.vivenuoperator.poller.history;

/** Stands for kill -9: nothing of the product catches it, so nothing is tidied up. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
        super("killed by the test");
    }
}
