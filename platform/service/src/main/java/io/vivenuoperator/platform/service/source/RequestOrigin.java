package io.vivenuoperator.platform.service.source;

import java.net.InetAddress;

/**
 * Where a request comes from.
 *
 * @param address the last, seen from us, that is no trusted proxy; or the trusted proxy that did not tell who was before it
 */
public record RequestOrigin(InetAddress address, Admission admission) {
    /** Whether anything is taken from there; the later, the worse. */
    public enum Admission {
        ALLOWED,
        /** A trusted proxy did not tell, so the one before it may be allowed or not. */
        UNKNOWN,
        DENIED
    }

    RequestOrigin orWorse(RequestOrigin other) {
        return other.admission.compareTo(admission) > 0 ? other : this;
    }
}
