package io.vivenuoperator.platform.service.access;

/** Counts the requests that no endpoint hears of. */
public interface RequestObserver {
    /** Nobody counts. */
    RequestObserver NONE = new RequestObserver() {
        @Override
        public void refused(String reason) {}

        @Override
        public void cutOff(String at) {}
    };

    /** Answered before an endpoint was asked. */
    void refused(String reason);

    /** Ended without an answer, at this point. */
    void cutOff(String at);
}
