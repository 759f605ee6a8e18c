package io.vivenuoperator.operator.confirmation;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pods of a program that mounts a Secret of ours. A mounted Secret follows a change only after a minute or more; changing
 * an annotation makes the kubelet update it immediately. One round of queries serves all resources that wait for one.
 */
public final class ProgramPods implements AutoCloseable {
    public static final String REVISION = "vivenu-operator.io/registry-revision";
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Logger LOG = LoggerFactory.getLogger(ProgramPods.class);

    private final KubernetesClient client;
    private final PodsPlace place;
    private final PodProbe questions;
    private final PodsTrouble trouble;
    private final Duration patience;
    private final ReentrantLock asking = new ReentrantLock();
    /** The revision last announced to each pod, by uid: its annotation reaches our cache a little later. */
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    private volatile Optional<SharedIndexInformer<Pod>> informer = Optional.empty();
    private Optional<ProbeRound> last = Optional.empty();
    private volatile long newest;

    /** @param patience how long one confirmation may take; after that it is requested again later */
    public ProgramPods(KubernetesClient client, PodsPlace place, RevisionQuestion loaded, Duration patience) {
        this.client = client;
        this.place = place;
        this.questions = new PodProbe(loaded);
        this.trouble = new PodsTrouble(client, place);
        this.patience = patience;
    }

    /** Starts watching the pods. */
    public void watch() {
        informer = Optional.of(client.pods()
                .inNamespace(place.namespace())
                .withLabelSelector(place.selector())
                .inform(new Following()));
    }

    /** Notifies the pods and waits, with a limit, until every ready one has loaded the revision. */
    public PodsConfirmation confirm(long revision) {
        var deadline = System.nanoTime() + patience.toNanos();
        var answer = round(revision).confirmation(revision);
        while (answer instanceof PodsConfirmation.Waiting && System.nanoTime() < deadline && pause()) {
            answer = round(revision).confirmation(revision);
        }
        return answer instanceof PodsConfirmation.NoPods ? new PodsConfirmation.NoPods(trouble.of(pods())) : answer;
    }

    /** A round that began after this call. */
    private ProbeRound round(long revision) {
        var now = System.nanoTime();
        asking.lock();
        try {
            var known = newest >= revision
                    ? last.filter(round -> round.beganNanos() - now >= 0)
                    : Optional.<ProbeRound>empty();
            newest = Math.max(newest, revision);
            var round = known.orElseGet(this::ask);
            last = Optional.of(round);
            return round;
        } finally {
            asking.unlock();
        }
    }

    private ProbeRound ask() {
        announce(newest);
        return questions.ask(ready());
    }

    private List<Pod> ready() {
        return pods().stream().filter(ProgramPods::isReady).toList();
    }

    /**
     * The answers of all ready pods, asked at the same time; does not wait for a revision.
     *
     * @param interrupted stands for the answer of a pod that was not waited for
     */
    public <T> List<T> ask(Function<String, T> question, T interrupted) {
        return PodProbe.all(ready(), question, interrupted);
    }

    /** Makes the kubelet refresh the document at every pod. */
    public void announce(long revision) {
        pods().forEach(pod -> nudge(pod, revision));
    }

    private List<Pod> pods() {
        return informer.map(started -> started.getIndexer().list())
                .orElseThrow(() -> new IllegalStateException("the pods are not watched yet"));
    }

    private void nudge(Pod pod, long revision) {
        if (place.waitForKubelet()) {
            return;
        }
        var uid = pod.getMetadata().getUid();
        var annotations =
                Optional.ofNullable(pod.getMetadata().getAnnotations()).orElseGet(Map::of);
        if (told.getOrDefault(uid, 0L) >= revision || Long.toString(revision).equals(annotations.get(REVISION))) {
            return;
        }
        var patch = "{\"metadata\":{\"annotations\":{\"" + REVISION + "\":\"" + revision + "\"}}}";
        try {
            client.resource(pod).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
            told.put(uid, revision);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }

    private void tryToNudge(Pod pod, long revision) {
        try {
            nudge(pod, revision);
        } catch (KubernetesClientException e) {
            LOG.atWarn()
                    .addKeyValue("pod", pod.getMetadata().getName())
                    .addKeyValue("status", e.getCode())
                    .log("A new pod could not be notified of its document");
        }
    }

    private static boolean isReady(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus() != null
                && pod.getStatus().getPodIP() != null
                && Readiness.isPodReady(pod);
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        informer.ifPresent(SharedIndexInformer::close);
    }

    private final class Following implements ResourceEventHandler<Pod> {
        /** It may have mounted an old version while starting, and nobody would notify it before the next change. */
        @Override
        public void onAdd(Pod added) {
            var revision = newest;
            if (revision > 0) {
                Thread.ofVirtual().name("pod-nudge").start(() -> tryToNudge(added, revision));
            }
        }

        @Override
        public void onUpdate(Pod before, Pod now) {}

        @Override
        public void onDelete(Pod deleted, boolean finalStateUnknown) {
            told.remove(deleted.getMetadata().getUid());
        }
    }
}
