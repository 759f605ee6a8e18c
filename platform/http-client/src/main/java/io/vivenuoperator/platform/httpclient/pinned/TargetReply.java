package io.vivenuoperator.platform.httpclient.pinned;

import java.util.Map;

/**
 * What was read of an answer.
 *
 * @param isWhole false if its body goes on, or may go on
 * @param keepsOpen whether the next request can use the same connection
 */
@SuppressWarnings("ArrayRecordComponent")
record TargetReply(int status, Map<String, String> headers, byte[] start, boolean isWhole, boolean keepsOpen) {
    private static final int LOWEST_REDIRECT = 300;
    private static final int HIGHEST_REDIRECT = 399;

    boolean isRedirect() {
        return status >= LOWEST_REDIRECT && status <= HIGHEST_REDIRECT;
    }
}
