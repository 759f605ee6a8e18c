package io.vivenuoperator.receiver.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.service.access.RequestObserver;
import io.vivenuoperator.receiver.batch.BatchListener;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import io.vivenuoperator.receiver.envelope.RetainedFields;
import io.vivenuoperator.vendor.vivenu.model.OddField;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * What the receiver counts. A region becomes a label only after a valid signature or a match in the registry, so strangers
 * can't add series; one that leaves the registry takes its series along.
 */
public final class ReceiverMetrics implements BatchListener, RequestObserver {
    private static final String NOBODYS = "";
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Clock clock;
    private final ReceiverFamilies families;
    private final FormerNames former;
    private final ReceiverGauges gauges;
    private final Map<String, RegionSeries> regions = new ConcurrentHashMap<>();
    private final Map<Integer, DistributionDataPoint> durations = new ConcurrentHashMap<>();

    public ReceiverMetrics(PrometheusRegistry registry, Clock clock) {
        this.clock = clock;
        families = ReceiverFamilies.in(registry);
        former = FormerNames.in(registry);
        gauges = new ReceiverGauges(registry);
    }

    /** For what is looked at only when somebody asks. */
    public ReceiverGauges gauges() {
        return gauges;
    }

    /** A request got no further than this; the region is empty if unknown. */
    public void refused(String region, int status, String reason) {
        families.requests()
                .answered()
                .labelValues(region, Integer.toString(status), reason)
                .inc();
        former.refused().labelValues(region, reason).inc();
    }

    /** Rejected before the path was looked at. */
    @Override
    public void refused(int status, String reason) {
        refused(NOBODYS, status, reason);
    }

    @Override
    public void cutOff(String at) {
        families.requests().cutOff().labelValues(at).inc();
    }

    @Override
    public void answered(int status, Duration took) {
        durations
                .computeIfAbsent(status, code -> families.requests().duration().labelValues(Integer.toString(code)))
                .observe(took.toNanos() / NANOS_PER_SECOND);
    }

    @Override
    public void watch(IntSupplier inFlight) {
        gauges.watchRequests(inFlight);
    }

    /** A delivery was answered with its result. */
    public void taken(String region, DeliveryResult.Outcome outcome) {
        series(region).answered(outcome);
    }

    /** A delivery of the installation's own was stored: a request like others, and nobody's delivery. */
    public void tested() {
        families.requests().answered().labelValues(NOBODYS, "204", "Test").inc();
    }

    /** A signature was valid; position 0 is the newest key, so late use of an old key is visible. */
    public void keyMatched(String region, int position, int bodyBytes) {
        families.requests().bodyBytes().observe(bodyBytes);
        series(region).keyMatched(position, clock.instant());
    }

    /** Only these are in the registry now. */
    public void registered(Set<String> names) {
        regions.keySet().retainAll(names);
        families.keepOnly(names);
        former.refused().removeIf(labels -> !known(labels.getFirst(), names));
        former.lastMatch().removeIf(labels -> !names.contains(labels.getFirst()));
    }

    static boolean known(String region, Set<String> names) {
        return region.equals(NOBODYS) || names.contains(region);
    }

    @Override
    public void committed(int rows, Duration took) {
        families.batchDeliveries().observe(rows);
        former.batchRows().observe(rows);
        former.commit().observe(took.toNanos() / NANOS_PER_SECOND);
    }

    @Override
    public void kept(Delivery delivery, DeliveryResult.Outcome outcome) {
        if (delivery.isTest()) {
            return;
        }
        RegionSeries series = series(delivery.region());
        series.kept(outcome, clock.instant());
        if (outcome == DeliveryResult.Outcome.STORED) {
            delivery.kept()
                    .content()
                    .flatMap(RetainedFields::updatedAt)
                    .map(updated -> Duration.between(updated, clock.instant()))
                    // If Vivenu's clock is ahead of ours, the age is unknown.
                    .filter(age -> !age.isNegative())
                    .ifPresent(series::stored);
            unread(delivery);
        }
    }

    /** Fields come from the allow-list and problems from a short list, so strangers can't add series here either. */
    private void unread(Delivery delivery) {
        for (OddField odd : delivery.kept().odd()) {
            families.unreadValues()
                    .labelValues(delivery.region(), delivery.envelope().type(), odd.field(), odd.problem())
                    .inc();
        }
    }

    private RegionSeries series(String region) {
        return regions.computeIfAbsent(region, name -> new RegionSeries(name, families, former));
    }
}
