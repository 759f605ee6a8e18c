package io.vivenuoperator.platform.service.access;

import java.time.Duration;
import java.util.function.IntSupplier;

/** Counts requests. Must be fast and must not throw. */
public interface RequestObserver {
    /** Counts nothing. */
    RequestObserver NONE = new RequestObserver() {
        @Override
        public void refused(int status, String reason) {}

        @Override
        public void cutOff(String at) {}
    };

    /** Answered before reaching an endpoint, or because one failed. */
    void refused(int status, String reason);

    /** Ended without a response, at this stage. */
    void cutOff(String at);

    /**
     * A path of the program was answered, whoever answered.
     *
     * @param took from the end of the request's headers to the end of the response
     */
    default void answered(int status, Duration took) {}

    /** Called once, before the first request: how many are in progress can be asked there. */
    default void watch(IntSupplier inFlight) {}
}
