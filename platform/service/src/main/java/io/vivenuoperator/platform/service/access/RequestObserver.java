package io.vivenuoperator.platform.service.access;

/** Counts the requests that reach no endpoint. */
public interface RequestObserver {
    /** Counts nothing. */
    RequestObserver NONE = new RequestObserver() {
        @Override
        public void refused(String reason) {}

        @Override
        public void cutOff(String at) {}
    };

    /** Answered before reaching an endpoint. */
    void refused(String reason);

    /** Ended without a response, at this stage. */
    void cutOff(String at);
}
