package io.vivenuoperator.controller.handover;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.operator.shared.DocumentHome;
import io.vivenuoperator.operator.shared.EntriesHome;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The Secret that the events pods mount. */
final class HandoverSecret implements DocumentHome<HandoverDocument> {
    static final String FILE = "subscriptions.json";

    private final EntriesHome<Secret> home;
    private final Clock clock;

    HandoverSecret(KubernetesClient client, String namespace, String name, Clock clock) {
        this.home = EntriesHome.secret(client, namespace, name);
        this.clock = clock;
    }

    /** @throws IllegalStateException if someone else changed the content, which is not quoted */
    @Override
    public Stored<HandoverDocument> read() {
        var stored = home.read();
        var text = Optional.ofNullable(stored.document().get(FILE));
        return new Stored<>(text.map(HandoverDocument::parse).orElseGet(HandoverDocument::empty), stored.version());
    }

    @Override
    public Optional<Stored<HandoverDocument>> write(HandoverDocument document, Optional<String> version) {
        return home.write(Map.of(FILE, document.toJson()), version)
                .map(written -> new Stored<>(document, written.version()));
    }

    @Override
    public HandoverDocument afterLoss(HandoverDocument last) {
        return last.renewed(clock.instant());
    }

    /** Creates an empty document if there is none, because pods become ready only with one. Returns the current revision. */
    long ensureExists() {
        var stored = read();
        if (stored.version().isPresent()) {
            return stored.document().revision();
        }
        var empty = HandoverDocument.empty().renewed(clock.instant());
        return write(empty, Optional.empty()).orElseGet(this::read).document().revision();
    }
}
