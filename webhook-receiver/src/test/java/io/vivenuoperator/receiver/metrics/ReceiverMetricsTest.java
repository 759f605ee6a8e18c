package io.vivenuoperator.receiver.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import io.vivenuoperator.receiver.envelope.EnvelopeParser;
import io.vivenuoperator.receiver.envelope.ParsedBody;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A metric shows what is known, and no 0 for the rest. */
class ReceiverMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ReceiverMetrics metrics = new ReceiverMetrics(registry, Clock.fixed(NOW, ZoneOffset.UTC));

    /** The value of a series; empty if there is none. */
    private Optional<Double> value(String series) {
        return PrometheusTextFormatWriter.create()
                .toDebugString(registry.scrape())
                .lines()
                .filter(line -> line.startsWith("vivenu_receiver_" + series + " "))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    @Test
    void beforeTheRegistryIsLoadedNobodyKnowsHowManyRegionsThereAre() {
        var loaded = new AtomicReference<>(LoadedRegions.NOT_LOADED);
        metrics.gauges().watchRegistry(loaded::get);

        assertThat(value("regions")).isEmpty();
        assertThat(value("registry_loaded_timestamp_seconds")).isEmpty();

        loaded.set(new LoadedRegions(Optional.of(NOW), "7", Map.of()));
        assertThat(value("regions")).hasValue(0.0);
        assertThat(value("registry_loaded_timestamp_seconds")).hasValue((double) NOW.getEpochSecond());
        assertThat(value("registry_revision{revision=\"7\"}")).hasValue(1.0);
    }

    @Test
    void aKeysLastUseIsNeverIn1970() {
        metrics.keyMatched("dach", 0, 100);

        var labels = "{position=\"0\",region=\"dach\"}";
        assertThat(value("signing_key_last_match_timestamp_seconds" + labels)).hasValue((double) NOW.getEpochSecond());
        assertThat(value("signing_key_last_match_seconds" + labels)).hasValue((double) NOW.getEpochSecond());
    }

    @Test
    void anAgeBelow0IsNotAnAgeOf0() {
        metrics.kept(updatedAt(NOW.plusSeconds(5)), DeliveryResult.Outcome.STORED);

        assertThat(value("freshness_seconds_count{region=\"dach\"}")).isEmpty();

        metrics.kept(updatedAt(NOW.minusSeconds(5)), DeliveryResult.Outcome.STORED);
        assertThat(value("freshness_seconds_count{region=\"dach\"}")).hasValue(1.0);
    }

    @Test
    void anAgeFallsIntoTheBucketsThatTheObjectiveAsksFor() {
        metrics.kept(updatedAt(NOW.minusSeconds(4)), DeliveryResult.Outcome.STORED);

        assertThat(value("freshness_seconds_bucket{region=\"dach\",le=\"2.0\"}"))
                .hasValue(0.0);
        assertThat(value("freshness_seconds_bucket{region=\"dach\",le=\"5.0\"}"))
                .hasValue(1.0);
    }

    @Test
    void aResponseIsMeasuredByItsStatus() {
        metrics.answered(204, Duration.ofMillis(200));
        metrics.answered(503, Duration.ofSeconds(3));

        assertThat(value("request_duration_seconds_bucket{code=\"204\",le=\"0.25\"}"))
                .hasValue(1.0);
        assertThat(value("request_duration_seconds_bucket{code=\"503\",le=\"2.0\"}"))
                .hasValue(0.0);
        assertThat(value("request_duration_seconds_count{code=\"503\"}")).hasValue(1.0);
    }

    @Test
    void aRegionThatIsNoLongerRegisteredHasNoSeriesAndStartsAgainFrom0() {
        metrics.taken("dach", DeliveryResult.Outcome.STORED);
        metrics.refused("", 404, "UnknownRegion");
        var series = "requests_total{code=\"204\",reason=\"Stored\",region=\"dach\"}";

        metrics.registered(Set.of());
        assertThat(value(series)).isEmpty();
        assertThat(value("requests_total{code=\"404\",reason=\"UnknownRegion\",region=\"\"}"))
                .hasValue(1.0);

        metrics.registered(Set.of("dach"));
        metrics.taken("dach", DeliveryResult.Outcome.STORED);
        assertThat(value(series)).hasValue(1.0);
    }

    private static Delivery updatedAt(Instant updatedAt) {
        var body = """
                {"id":"d1","type":"ticket.created","data":{"ticket":{"_id":"t1","updatedAt":"%s"}}}""".formatted(updatedAt).getBytes(StandardCharsets.UTF_8);
        var parsed = (ParsedBody.Accepted) new EnvelopeParser().parse(body);
        return new Delivery("dach", parsed.envelope(), parsed.kept(), "00".repeat(32), body.length, NOW);
    }
}
