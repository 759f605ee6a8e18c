package io.vivenuoperator.platform.httpclient.address;

import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Says whether an address may be called. Asked right before each attempt, so that a name that changed its addresses since is looked
 * at again.
 *
 * <p>The JDK's client looks the name up by itself afterwards, and gets what {@link HostLookup#system()} got only while the JVM
 * remembers it ({@code networkaddress.cache.ttl}). Where somebody else chooses the address, the connection has to be made to
 * what was looked at here.
 */
@FunctionalInterface
public interface AddressGuard {

    /**
     * Why the target may not be called, for a person and without its query; empty when it may.
     *
     * @param lookup asked by those who judge a host by its addresses
     * @throws UnknownHostException when it has none
     */
    Optional<String> refusal(URI target, HostLookup lookup) throws UnknownHostException;

    /** Refuses what this one refuses, and then what the other does. */
    default AddressGuard and(AddressGuard other) {
        return (target, lookup) -> {
            var refusal = refusal(target, lookup);
            return refusal.isPresent() ? refusal : other.refusal(target, lookup);
        };
    }

    /** Allows every address, and looks none up. */
    static AddressGuard none() {
        return (target, lookup) -> Optional.empty();
    }
}
