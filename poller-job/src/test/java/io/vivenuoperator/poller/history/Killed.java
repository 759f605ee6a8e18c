package io.vivenuoperator.poller.history;

/** Simulates kill -9: nothing in the product catches it, so nothing is cleaned up. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
        super("killed by the test");
    }
}
