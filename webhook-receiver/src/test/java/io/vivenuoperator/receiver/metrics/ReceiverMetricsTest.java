package io.vivenuoperator.receiver.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.MetricsConfig;
import io.helidon.metrics.api.MetricsFactory;
import io.helidon.metrics.api.Timer;
import io.helidon.service.registry.Services;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import io.vivenuoperator.receiver.envelope.EnvelopeParser;
import io.vivenuoperator.receiver.envelope.ParsedBody;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A metric shows what is known, and no 0 for the rest. */
class ReceiverMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final MeterRegistry registry =
            Services.get(MetricsFactory.class).createMeterRegistry(MetricsConfig.create());
    private final ReceiverMetrics metrics = new ReceiverMetrics(registry, Clock.fixed(NOW, ZoneOffset.UTC));

    private <M extends Meter> Optional<M> meter(Class<M> kind, String name) {
        return registry.meters().stream()
                .filter(meter -> meter.id().name().equals("vivenu_receiver_" + name))
                .map(kind::cast)
                .findFirst();
    }

    private Optional<Double> gauge(String name) {
        return meter(Gauge.class, name).map(gauge -> gauge.value().doubleValue());
    }

    @Test
    void beforeTheRegistryIsLoadedNobodyKnowsHowManyRegionsThereAre() {
        var loaded = new AtomicReference<OptionalInt>(OptionalInt.empty());
        metrics.watchRegions(loaded::get);

        assertThat(gauge("regions")).hasValue(Double.NaN);

        loaded.set(OptionalInt.of(0));
        assertThat(gauge("regions")).hasValue(0.0);
    }

    @Test
    void aKeysLastUseIsNeverIn1970() {
        metrics.keyMatched("dach", 0);

        assertThat(gauge("signing_key_last_match_seconds")).hasValue((double) NOW.getEpochSecond());
    }

    @Test
    void anAgeBelow0IsNotAnAgeOf0() {
        metrics.kept(updatedAt(NOW.plusSeconds(5)), DeliveryResult.Outcome.STORED);

        assertThat(meter(Timer.class, "freshness")).isEmpty();

        metrics.kept(updatedAt(NOW.minusSeconds(5)), DeliveryResult.Outcome.STORED);
        assertThat(meter(Timer.class, "freshness")).isPresent();
    }

    private static Delivery updatedAt(Instant updatedAt) {
        var body = """
                {"id":"d1","type":"ticket.created","data":{"ticket":{"_id":"t1","updatedAt":"%s"}}}""".formatted(updatedAt).getBytes(StandardCharsets.UTF_8);
        var parsed = (ParsedBody.Accepted) new EnvelopeParser().parse(body);
        return new Delivery("dach", parsed.envelope(), parsed.kept(), "00".repeat(32), body.length, NOW);
    }
}
