package io.vivenuoperator.e2e.rotation;

import java.time.Duration;

/**
 * One change of the signing key.
 *
 * @param took from the change of the Secret until a delivery with the new signature was accepted
 */
public record Rotation(int number, Incident incident, Duration took) {
    @Override
    public String toString() {
        return "rotation %d, %s: the new key signs after %d ms".formatted(number, incident, took.toMillis());
    }
}
