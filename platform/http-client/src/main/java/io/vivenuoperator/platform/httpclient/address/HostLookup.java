package io.vivenuoperator.platform.httpclient.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface HostLookup {
    /**
     * All of them: one may be forbidden even if the others are not.
     *
     * @throws UnknownHostException if there are none
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** Uses the system's resolver and the JVM's cache. */
    static HostLookup system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
