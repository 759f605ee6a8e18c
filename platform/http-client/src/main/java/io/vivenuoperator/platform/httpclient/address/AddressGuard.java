package io.vivenuoperator.platform.httpclient.address;

import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Decides whether an address may be called. Asked immediately before each attempt, so that a name whose addresses have
 * changed is checked again.
 *
 * <p>The JDK's client then resolves the name itself, and gets the same result as {@link HostLookup#system()} only while the
 * JVM caches it ({@code networkaddress.cache.ttl}). If someone else chooses the address, the connection has to be made to
 * the addresses checked here.
 */
@FunctionalInterface
public interface AddressGuard {
    /**
     * Why the target may not be called, for people and without its query; empty if it may.
     *
     * @param lookup for guards that judge a host by its addresses
     * @throws UnknownHostException if it has none
     */
    Optional<String> refusal(URI target, HostLookup lookup) throws UnknownHostException;

    /** Refuses what this one refuses, and then what the other does. */
    default AddressGuard and(AddressGuard other) {
        return (target, lookup) -> {
            var refusal = refusal(target, lookup);
            return refusal.isPresent() ? refusal : other.refusal(target, lookup);
        };
    }

    /** Allows every address without looking any up. */
    static AddressGuard none() {
        return (target, lookup) -> Optional.empty();
    }
}
