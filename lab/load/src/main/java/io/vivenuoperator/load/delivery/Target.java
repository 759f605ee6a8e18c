package io.vivenuoperator.load.delivery;

/**
 * A region that deliveries are sent to.
 *
 * @param region its key: {@code name} or {@code namespace/name}
 */
public record Target(String region, String signingKey) {
    @Override
    public String toString() {
        return "Target[region=" + region + ", signingKey=redacted]";
    }
}
