package io.vivenuoperator.simulator.api;

import java.util.Optional;

/**
 * One request as it came in.
 *
 * @param path with {@code /api} in front
 * @param query raw, without the question mark; empty when there is none
 * @param key the bearer token
 * @param body empty when there is none
 */
public record ApiCall(String method, String path, String query, Optional<String> key, String body) {
    @Override
    public String toString() {
        return "ApiCall[" + method + " " + path + "]";
    }
}
