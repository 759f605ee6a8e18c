package io.vivenuoperator.salesapi.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.salesapi.portfolio.HeldEvent;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.RegionTrust;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The last messages of a region. */
class RegionFeedTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RegionFeed feed = new RegionFeed(sold(0, false));

    private static Published sold(long sold, boolean stale) {
        var event = new EventFigures(
                "dach",
                "e1",
                "Event",
                Optional.empty(),
                Optional.empty(),
                "onSale",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(sold),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Published(
                Map.of("e1", new HeldEvent(event, Optional.empty(), sold)),
                new RegionTrust("dach", Optional.empty(), Optional.empty()),
                stale,
                NOON);
    }

    private static String text(Frame frame) {
        return new String(frame.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void theFirstAfterAPauseIsToldAtOnceAndTheNextHalfASecondLater() {
        Optional<Frame> first = feed.publish(sold(1, false), NOON);
        Optional<Frame> early = feed.publish(sold(2, false), NOON.plus(PAUSE).minusMillis(1));
        Optional<Frame> later = feed.publish(sold(3, false), NOON.plus(PAUSE));

        assertThat(text(first.orElseThrow()))
                .isEqualTo("event: sales\ndata: {\"region\":\"dach\",\"at\":\"2026-11-22T12:00:00Z\",\"events\":"
                        + "[{\"event_id\":\"e1\",\"total_sold\":1,\"delta\":1}]}\n\n");
        assertThat(early).isEmpty();
        assertThat(text(later.orElseThrow())).contains("\"total_sold\":3,\"delta\":2");
    }

    @Test
    void aRushDoesNotHideWhetherTheDataCanBeTrusted() {
        feed.publish(sold(1, false), NOON);

        Frame next = feed.publish(sold(2, true), NOON.plus(PAUSE)).orElseThrow();
        Frame third = feed.publish(sold(3, true), NOON.plus(PAUSE).plus(PAUSE)).orElseThrow();

        assertThat(next.kind()).isEqualTo(Frame.Kind.QUALITY);
        assertThat(text(third)).contains("\"delta\":2");
    }

    @Test
    void whatIsAsItWasIsNotTold() {
        assertThat(feed.publish(sold(0, false), NOON)).isEmpty();
        assertThat(feed.number()).isZero();
    }

    @Test
    void whoIsInTheRingGetsWhatItMissedAndWhoIsNotGetsNone() {
        for (int n = 1; n <= RegionFeed.FRAMES + 1; n++) {
            feed.publish(sold(n, false), NOON.plus(PAUSE.multipliedBy(n)));
        }

        assertThat(feed.after(1).orElseThrow()).hasSize(RegionFeed.FRAMES);
        assertThat(feed.after(1).orElseThrow().getFirst().number()).isEqualTo(2);
        assertThat(feed.after(0)).isEmpty();
        assertThat(feed.after(RegionFeed.FRAMES + 1).orElseThrow()).isEmpty();
        assertThat(feed.after(RegionFeed.FRAMES + 2)).isEmpty();
        assertThat(feed.after(-1)).isEmpty();
    }

    @Test
    void aSnapshotIsMadeOnceAndHasTheNumberUpToWhichItSpeaks() {
        feed.publish(sold(7, false), NOON);

        assertThat(feed.snapshot()).isSameAs(feed.snapshot());
        assertThat(feed.snapshot().number()).isEqualTo(1);
        assertThat(text(feed.snapshot())).contains("\"total_sold\":7");
    }

    @Test
    void whoWantsOneEventIsToldOfThatOneOnly() {
        Frame sales = feed.publish(sold(1, false), NOON).orElseThrow();
        Frame quality = feed.publish(sold(1, true), NOON.plus(PAUSE)).orElseThrow();

        assertThat(sales.about(Set.of("e1"))).isEqualTo(sales.bytes());
        assertThat(sales.about(Set.of("e2"))).isEmpty();
        assertThat(quality.about(Set.of("e2"))).isEqualTo(quality.bytes());
        assertThat(new String(feed.snapshot().about(Set.of("e2")), StandardCharsets.UTF_8))
                .endsWith("\"events\":[]}\n\n");
    }
}
