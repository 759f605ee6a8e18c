package io.vivenuoperator.platform.httpclient.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface HostLookup {
    /**
     * All of them: one may be forbidden where the others are not.
     *
     * @throws UnknownHostException when there is none
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** By the system's resolver and the JVM's memory of its answers. */
    static HostLookup system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
