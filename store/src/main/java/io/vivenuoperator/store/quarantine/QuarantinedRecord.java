package io.vivenuoperator.store.quarantine;

import java.time.Instant;
import java.util.Optional;

/**
 * A record that could not be read. Texts that are too long are cut, and control characters become question marks: what
 * arrives here was already wrong, so nothing about it may fail here.
 *
 * @param objectId Vivenu's id of the event, ticket or delivery; for a record without one, a hash of its bytes
 * @param version Vivenu's {@code updatedAt}, if that could be read
 * @param reason the field and what is wrong with it, for people; never the field's value
 */
public record QuarantinedRecord(
        String region, QuarantineKind kind, String objectId, Optional<Instant> version, String reason) {
    private static final int LONGEST = 200;

    public QuarantinedRecord {
        if (region.isBlank() || objectId.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("region, objectId and reason must not be blank");
        }
        objectId = plain(objectId);
        reason = plain(reason);
    }

    /** A record whose version is unknown. */
    public QuarantinedRecord(String region, QuarantineKind kind, String objectId, String reason) {
        this(region, kind, objectId, Optional.empty(), reason);
    }

    static String plain(String text) {
        String head = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        var plain = new StringBuilder(head.length());
        head.codePoints()
                .map(c -> Character.isISOControl(c) || isLoneSurrogate(c) ? '?' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
