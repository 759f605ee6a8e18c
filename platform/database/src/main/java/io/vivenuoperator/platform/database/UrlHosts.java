package io.vivenuoperator.platform.database;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The hosts of a URL with their ports, from its authority or from libpq's parameters host and port. */
final class UrlHosts {
    private UrlHosts() {}

    /** In the driver's form: {@code host:port,host:port}. */
    static String of(String authority, UrlParameters parameters) {
        Optional<String> name = parameters.place("host");
        Optional<String> address = parameters.place("hostaddr");
        if (address.isPresent() && (name.isPresent() || !authority.isEmpty())) {
            throw refused("has a host and the parameter hostaddr; leave hostaddr out, the host is looked up");
        }
        String hosts = name.or(() -> address).orElse(authority);
        String all = parameters.place("port").map(ports -> join(hosts, ports)).orElse(hosts);
        if (all.isEmpty() || (all.startsWith(":") && !all.startsWith("::"))) {
            throw refused("names no host");
        }
        return Arrays.stream(all.split(",", -1)).map(UrlHosts::checked).collect(Collectors.joining(","));
    }

    private static String join(String hosts, String ports) {
        String[] host = hosts.split(",", -1);
        String[] port = ports.split(",", -1);
        if (port.length != 1 && port.length != host.length) {
            throw refused("does not have as many ports as hosts");
        }
        return IntStream.range(0, host.length)
                .mapToObj(i -> host[i] + ":" + port[port.length == 1 ? 0 : i])
                .collect(Collectors.joining(","));
    }

    private static String checked(String host) {
        if (host.startsWith("/") || host.startsWith("@") || host.regionMatches(true, 0, "%2f", 0, 3)) {
            throw refused("names a Unix socket; the programs connect over TCP, so give the server's host name");
        }
        int colon = host.lastIndexOf(':');
        if (!host.startsWith("[") && colon > host.indexOf(':')) {
            throw refused("has an IPv6 address without brackets, or a password with @ or : that is not percent-encoded;"
                    + " write [2001:db8::1]:5432");
        }
        if (host.isEmpty() || colon == 0) {
            throw refused("names no host before or after a comma");
        }
        if (colon > host.lastIndexOf(']') && !isPort(host.substring(colon + 1))) {
            throw refused("has a port that is not a number from 1 to 65535");
        }
        return host;
    }

    private static boolean isPort(String port) {
        return port.matches("[0-9]{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535;
    }

    private static InvalidDatabaseUrlException refused(String problem) {
        return new InvalidDatabaseUrlException(problem, DatabaseUrl.EXAMPLE);
    }
}
