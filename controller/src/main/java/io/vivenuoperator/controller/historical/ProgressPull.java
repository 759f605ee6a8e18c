package io.vivenuoperator.controller.historical;

import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.contracts.historical.SyncProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What running pods say, each asked once per interval however often its sync is looked at. */
final class ProgressPull {
    private record Answer(String pod, Instant at, Optional<SyncProgress> progress) {}

    private final PodProgressClient client;
    private final Duration interval;
    private final Clock clock;
    private final Map<String, Answer> last = new ConcurrentHashMap<>();

    ProgressPull(PodProgressClient client, Duration interval, Clock clock) {
        this.client = client;
        this.interval = interval;
        this.clock = clock;
    }

    Duration interval() {
        return interval;
    }

    /** Empty if the pod does not answer. */
    Optional<SyncProgress> of(String syncUid, Pod pod) {
        var podUid = pod.getMetadata().getUid();
        var known = last.get(syncUid);
        if (known != null
                && known.pod().equals(podUid)
                && clock.instant().isBefore(known.at().plus(interval))) {
            return known.progress();
        }
        var ip = Optional.ofNullable(pod.getStatus()).flatMap(status -> Optional.ofNullable(status.getPodIP()));
        var progress = ip.flatMap(client::progress);
        last.put(syncUid, new Answer(podUid, clock.instant(), progress));
        return progress;
    }

    /** Called when the sync is over or gone. */
    void forget(String syncUid) {
        last.remove(syncUid);
    }
}
