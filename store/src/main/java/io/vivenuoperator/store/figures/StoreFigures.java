package io.vivenuoperator.store.figures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the store does at one moment.
 *
 * @param bytes of each table with its indexes and, for one in parts, all of them
 * @param oldestDeliveries the begin of the oldest month of which deliveries are kept
 * @param monthsAhead for how many months after this one the inbox has room
 * @param schema the newest migration that was run; absent if the history names none
 */
public record StoreFigures(
        Map<String, Long> bytes,
        Optional<Instant> oldestDeliveries,
        int monthsAhead,
        OptionalInt schema,
        List<Quarantined> quarantined,
        List<Proof> proofs,
        List<Gap> gaps,
        List<Missed> missed) {
    public StoreFigures {
        bytes = Map.copyOf(bytes);
        quarantined = List.copyOf(quarantined);
        proofs = List.copyOf(proofs);
        gaps = List.copyOf(gaps);
        missed = List.copyOf(missed);
    }

    /** Records of one kind that could not be read and still can't. */
    public record Quarantined(String region, String kind, long records) {}

    /** What the last full poll that counted both found sold at Vivenu and here. */
    public record Proof(String region, long vendorSold, long storedSold) {}

    /** For how long nobody looked. */
    public record Gap(String region, double seconds) {}

    /** Changes of tickets that a poll saw and of which no webhook has told, since they are counted. */
    public record Missed(String region, long changes) {}
}
