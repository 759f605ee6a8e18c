package io.vivenuoperator.platform.httpclient.connection;

import java.util.Locale;

/**
 * A host that no proxy is asked for.
 *
 * @param pattern {@code example.com} for it and all names below it, {@code .example.com} only for those; or an address
 */
public record DirectHost(String pattern) {

    public DirectHost {
        pattern = pattern.toLowerCase(Locale.ROOT);
        if (!pattern.matches("\\.?[a-z0-9]([-a-z0-9.]*[a-z0-9])?")) {
            throw new IllegalArgumentException("no name of a host");
        }
    }

    boolean isThat(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return pattern.startsWith(".") ? name.endsWith(pattern) : name.equals(pattern) || name.endsWith("." + pattern);
    }
}
