package io.vivenuoperator.platform.service.source;

import java.net.InetAddress;

/**
 * The origin of a request.
 *
 * @param address the last, seen from us, that is not a trusted proxy; or the trusted proxy that did not report who came
 * before it
 */
public record RequestOrigin(InetAddress address, Admission admission) {
    /** Whether requests from there are accepted; later constants are worse. */
    public enum Admission {
        ALLOWED,
        /** A trusted proxy did not report the sender, who may or may not be allowed. */
        UNKNOWN,
        DENIED
    }

    RequestOrigin orWorse(RequestOrigin other) {
        return other.admission.compareTo(admission) > 0 ? other : this;
    }
}
