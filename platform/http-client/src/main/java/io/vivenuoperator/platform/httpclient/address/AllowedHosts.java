package io.vivenuoperator.platform.httpclient.address;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses hosts that are not on a list.
 *
 * @param names a name, or {@code .example.com} for all below it; lower case
 */
public record AllowedHosts(List<String> names) implements AddressGuard {
    public AllowedHosts {
        names = List.copyOf(names);
    }

    @Override
    public Optional<String> refusal(URI target, HostLookup lookup) {
        var host = host(target);
        return names.stream().anyMatch(name -> name.startsWith(".") ? host.endsWith(name) : host.equals(name))
                ? Optional.empty()
                : Optional.of(host + " is not one of the hosts that are allowed here.");
    }

    private static String host(URI target) {
        var host = Optional.ofNullable(target.getHost()).orElse("").toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
