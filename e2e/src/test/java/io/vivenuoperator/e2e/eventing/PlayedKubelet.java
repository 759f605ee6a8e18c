package io.vivenuoperator.e2e.eventing;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Brings a Secret's content into a file, as a kubelet does for a pod that was hurried: the file is swapped. */
final class PlayedKubelet implements AutoCloseable {
    /** What it takes a kubelet to notice a pod's new annotation and to mount the Secret. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final KubernetesClient client;
    private final String namespace;
    private final String secret;
    private final Path file;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor();
    private String mounted = "";

    private PlayedKubelet(KubernetesClient client, String namespace, String secret, Path file) {
        this.client = client;
        this.namespace = namespace;
        this.secret = secret;
        this.file = file;
    }

    /** @param file named as its key in the Secret */
    static PlayedKubelet mounting(KubernetesClient client, String namespace, String secret, Path file) {
        var kubelet = new PlayedKubelet(client, namespace, secret, file);
        var _ = kubelet.rounds.scheduleWithFixedDelay(kubelet::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return kubelet;
    }

    private void look() {
        var stored = client.secrets().inNamespace(namespace).withName(secret).get();
        if (stored == null || mounted.equals(stored.getMetadata().getResourceVersion())) {
            return;
        }
        var content = stored.getData().get(file.getFileName().toString());
        try {
            var next = file.resolveSibling("next");
            Files.writeString(next, new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            mounted = stored.getMetadata().getResourceVersion();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
