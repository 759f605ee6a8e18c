package io.vivenuoperator.vendor.api.source;

import io.vivenuoperator.platform.httpclient.HttpCall;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.answer.BodyReader;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.util.Optional;
import java.util.OptionalInt;

/** Asks a platform for a page, as often as the transport's policy allows, and makes an outcome of each failure. */
public final class PageExchange {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int GONE = 410;

    private final HttpTransport transport;

    /** By this transport. */
    public PageExchange(HttpTransport transport) {
        this.transport = transport;
    }

    /**
     * Asks.
     *
     * @param mark the one that the call has, if it has one
     * @throws HttpCallException if this thread is interrupted
     */
    public PageOutcome ask(HttpCall call, BodyReader<PersonPage> reader, Optional<PageMark> mark) {
        try {
            return new PageOutcome.PageRead(transport.send(call, reader));
        } catch (HttpCallException e) {
            return outcome(e, mark.isPresent());
        }
    }

    private static PageOutcome outcome(HttpCallException failure, boolean marked) {
        return switch (failure.reason()) {
            case KEY_REFUSED ->
                refused(is(failure, FORBIDDEN) ? SourceRefusal.PERMISSION : SourceRefusal.CREDENTIAL, failure);
            case NOT_FOUND -> refused(is(failure, GONE) ? SourceRefusal.REVISION : SourceRefusal.NOT_THERE, failure);
            // The first page was asked for in the same way but for the mark, and came.
            case REJECTED ->
                refused(marked && is(failure, BAD_REQUEST) ? SourceRefusal.PAGE_MARK : SourceRefusal.REQUEST, failure);
            case PROTOCOL -> refused(SourceRefusal.REQUEST, failure);
            case RATE_LIMITED -> delayed(true, failure);
            case UNAVAILABLE -> delayed(false, failure);
            case INTERRUPTED -> throw failure;
        };
    }

    private static boolean is(HttpCallException failure, int status) {
        return failure.status().equals(OptionalInt.of(status));
    }

    private static PageOutcome refused(SourceRefusal refusal, HttpCallException failure) {
        return new PageOutcome.PageRefused(refusal, String.valueOf(failure.getMessage()));
    }

    private static PageOutcome delayed(boolean isRateLimit, HttpCallException failure) {
        return new PageOutcome.PageDelayed(isRateLimit, failure.retryAfter(), String.valueOf(failure.getMessage()));
    }
}
