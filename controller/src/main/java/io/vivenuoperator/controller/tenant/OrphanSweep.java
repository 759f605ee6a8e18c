package io.vivenuoperator.controller.tenant;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.naming.PollPlace;
import io.vivenuoperator.controller.regionkey.RegionKeyLedger;
import io.vivenuoperator.controller.settings.WatchScope;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is left of regions that went while no controller looked, or whose namespace is no longer watched: CronJobs, copied API
 * keys, entries of the ledger. Several replicas may do so side by side.
 */
public final class OrphanSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);
    private static final Duration EACH = Duration.ofMinutes(10);

    private final GuestPolls polls;
    private final ApiKeyCopies copies;
    private final RegionKeyLedger keys;
    private final PollPlace place;
    private final WatchScope scope;
    private final Supplier<List<VivenuRegion>> regions;
    private final Thread rounds = Thread.ofVirtual().name("orphan-sweep").unstarted(this::goRound);

    /** @param regions the regions as the API server has them now */
    public OrphanSweep(
            GuestPolls polls,
            ApiKeyCopies copies,
            RegionKeyLedger keys,
            PollPlace place,
            WatchScope scope,
            Supplier<List<VivenuRegion>> regions) {
        this.polls = polls;
        this.copies = copies;
        this.keys = keys;
        this.place = place;
        this.scope = scope;
        this.regions = regions;
    }

    /** Sweeps now, and then every ten minutes. */
    public void start() {
        rounds.start();
    }

    private void goRound() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                sweepOrSay();
                Thread.sleep(EACH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepOrSay() {
        try {
            sweep();
        } catch (KubernetesClientException | IllegalStateException e) {
            LOG.atWarn()
                    .addKeyValue("problem", e.getClass().getSimpleName())
                    .log("What is left of regions that are gone could not be removed; tried again in ten minutes");
        }
    }

    /** Looks at what there is before it looks at the regions: what is made for a new region meanwhile is not touched. */
    private void sweep() {
        var made = polls.present();
        var copied = copies.names();
        var claimed = keys.ids();
        var present = regions.get();
        polls.removeAllBut(
                present.stream().map(region -> region.getMetadata().getUid()).collect(Collectors.toSet()), made);
        var bases = present.stream().map(place::base).collect(Collectors.toSet());
        copies.forget(copied.stream().filter(name -> !bases.contains(name)).toList());
        keys.releaseAllBut(present, claimed, scope);
    }

    @Override
    public void close() {
        rounds.interrupt();
    }
}
