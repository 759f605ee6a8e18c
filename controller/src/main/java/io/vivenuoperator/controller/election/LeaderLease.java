package io.vivenuoperator.controller.election;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Lease by which replicas agree on who works. Whoever loses it ends. Whoever stops gives it back, and the next one need not wait until
 * it runs out.
 *
 * <p>The SDK's own way to end is {@code System.exit} on the thread that stops it; in a shutdown hook that waits for itself, until the
 * kubelet kills the process.
 */
public final class LeaderLease {
    /**
     * After a crash, the next leader takes over within 13 s; two replicas renew the lease with little more than one request
     * a second.
     */
    private static final Duration DURATION = Duration.ofSeconds(10);

    private static final Duration RENEW_DEADLINE = Duration.ofSeconds(7);
    private static final Duration RETRY = Duration.ofMillis(2_500);
    private static final Logger LOG = LoggerFactory.getLogger(LeaderLease.class);

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final String identity;
    private final AtomicBoolean leading = new AtomicBoolean();
    private final AtomicBoolean leaving = new AtomicBoolean();

    /** @param identity of this replica, which no other one has */
    public LeaderLease(KubernetesClient client, String namespace, String name, String identity) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        this.identity = identity;
    }

    public LeaderElectionConfiguration configuration() {
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(name)
                .withLeaseNamespace(namespace)
                .withIdentity(identity)
                .withLeaseDuration(DURATION)
                .withRenewDeadline(RENEW_DEADLINE)
                .withRetryPeriod(RETRY)
                .withExitOnStopLeading(false)
                .withLeaderCallbacks(new LeaderCallbacks(() -> leading.set(true), this::lost, _ -> {}))
                .build();
    }

    /** Somebody else may lead by now: nothing more is done here. On a thread of its own, since exit does not return. */
    private void lost() {
        leading.set(false);
        if (leaving.compareAndSet(false, true)) {
            LOG.warn("The lease is lost: another replica leads");
            Thread.ofPlatform().name("lease-lost").start(() -> System.exit(1));
        }
    }

    public boolean isLeading() {
        return leading.get();
    }

    /** From now on it is no accident that this replica does not lead. */
    public void leave() {
        leaving.set(true);
    }

    /** Gives it back if this replica has it. Nothing may be reconciled here any more. */
    public void release() {
        try {
            var lease = client.leases().inNamespace(namespace).withName(name).get();
            if (lease != null && identity.equals(lease.getSpec().getHolderIdentity())) {
                client.resource(new LeaseBuilder(lease)
                                .editSpec()
                                .withHolderIdentity(null)
                                .endSpec()
                                .build())
                        .update();
            }
        } catch (KubernetesClientException e) {
            LOG.atWarn()
                    .addKeyValue("status", e.getCode())
                    .log("The lease could not be given back: it runs out within seconds");
        }
    }
}
