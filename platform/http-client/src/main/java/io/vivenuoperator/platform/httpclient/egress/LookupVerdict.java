package io.vivenuoperator.platform.httpclient.egress;

import java.net.InetAddress;
import java.util.List;

/** What was found of a URL's host. */
public sealed interface LookupVerdict {
    /**
     * All addresses may be called.
     *
     * @param addresses all of them checked, each with the host's name in it, in the resolver's order
     */
    record Found(List<InetAddress> addresses) implements LookupVerdict {
        public Found {
            addresses = List.copyOf(addresses);
        }
    }

    /** It has none, or nobody could say. */
    record NotFound() implements LookupVerdict {}

    /** The URL or one of the addresses may not be called. */
    record Forbidden(TargetRefusal refusal) implements LookupVerdict {}
}
