package io.vivenuoperator.store.news;

import io.vivenuoperator.store.message.NewMessage;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What is said of a region as a whole. */
final class WholeRegionNews {
    private static final String READY = "Ready";
    private static final String REFUSED = "Refused";
    private static final String ACCEPTED = "Accepted";

    private WholeRegionNews() {}

    /** All of the region has been read for the first time. */
    static List<NewMessage> ready(Connection tx, String region, Instant now) throws SQLException {
        return ToldStates.turn(tx, "region.ready", RegionRepository.key(tx, region, now), READY, now).stream()
                .map(_ -> NewsPayload.of(ProductEventType.REGION_READY, region).message(region, now))
                .toList();
    }

    /** Vivenu has taken the region's key, or refused it; only a refusal is told. */
    static List<NewMessage> keyJudged(Connection tx, String region, boolean refused, Instant now) throws SQLException {
        return ToldStates.turn(
                        tx, "region.key", RegionRepository.key(tx, region, now), refused ? REFUSED : ACCEPTED, now)
                .stream()
                .filter(_ -> refused)
                .map(_ -> NewsPayload.of(ProductEventType.REGION_KEY_REFUSED, region)
                        .message(region, now))
                .toList();
    }
}
