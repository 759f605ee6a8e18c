package io.vivenuoperator.controller.handover;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is gone from what is handed over: at once when it goes, and now and then what went while no controller ran. */
public final class HandoverSweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HandoverSweep.class);
    private static final Duration EACH = Duration.ofMinutes(10);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final SubscriptionHandover handover;
    private final Supplier<Set<String>> present;
    private final BlockingQueue<String> gone = new LinkedBlockingQueue<>();
    private final Thread rounds = Thread.ofVirtual().name("handover-sweep").unstarted(this::goRound);

    /** @param present the uids of all subscriptions and replays as the API server has them now */
    public HandoverSweep(SubscriptionHandover handover, Supplier<Set<String>> present) {
        this.handover = handover;
        this.present = present;
    }

    /** Sweeps now, then every ten minutes. */
    public void start() {
        rounds.start();
    }

    /** A subscription or a replay has been deleted. */
    public void gone(String uid) {
        gone.add(uid);
    }

    private void goRound() {
        Set<String> left = Set.of();
        var next = Duration.ZERO;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var first = gone.poll(next.toMillis(), TimeUnit.MILLISECONDS);
                var going = new TreeSet<>(left);
                if (first != null) {
                    going.add(first);
                    gone.drainTo(going);
                }
                left = removed(going, first == null && left.isEmpty());
                next = next(left, going);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration next(Set<String> left, Set<String> tried) {
        if (left.isEmpty()) {
            return EACH;
        }
        return left.equals(tried) ? AFTER_TROUBLE : AGAIN;
    }

    /** Those that are left. */
    private Set<String> removed(Collection<String> going, boolean sweeping) {
        try {
            var all = sweeping ? missing() : going;
            return all.isEmpty() ? Set.of() : handover.withdraw(all);
        } catch (KubernetesClientException | IllegalStateException e) {
            LOG.atWarn()
                    .addKeyValue("problem", e.getClass().getSimpleName())
                    .log("What is gone could not be removed from what is handed over; tried again");
            return Set.copyOf(going);
        }
    }

    /** Looks at what is handed over before it looks at the resources: what is handed over meanwhile is not touched. */
    private Set<String> missing() {
        var handed = new TreeSet<>(handover.uids());
        handed.removeAll(present.get());
        return handed;
    }

    @Override
    public void close() {
        rounds.interrupt();
    }
}
