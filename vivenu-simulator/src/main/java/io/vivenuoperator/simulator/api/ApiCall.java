package io.vivenuoperator.simulator.api;

import java.util.Optional;

/**
 * One request as received.
 *
 * @param path including {@code /api}
 * @param query raw, without the question mark; empty if there is none
 * @param key the bearer token
 * @param body empty if there is none
 */
public record ApiCall(String method, String path, String query, Optional<String> key, String body) {
    @Override
    public String toString() {
        return "ApiCall[" + method + " " + path + "]";
    }
}
