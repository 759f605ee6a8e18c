package io.vivenuoperator.operator.event;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes Events; a repeated one increments the count of the existing Event. */
public final class EventWriter {
    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
    private static final int LONGEST = 1024;

    private final KubernetesClient client;
    private final String reporter;
    private final String instance;
    private final Clock clock;

    /**
     * Reports on behalf of a program.
     *
     * @param reporter the program's domain-qualified name
     * @param instance the replica
     */
    public EventWriter(KubernetesClient client, String reporter, String instance, Clock clock) {
        this.client = client;
        this.reporter = reporter;
        this.instance = instance;
        this.clock = clock;
    }

    /** Returns whether it was stored. A namespace that is being deleted accepts no Events. */
    public boolean write(HasMetadata about, EventText text) {
        var meta = about.getMetadata();
        return write(
                new ObjectReferenceBuilder()
                        .withApiVersion(about.getApiVersion())
                        .withKind(about.getKind())
                        .withName(meta.getName())
                        .withNamespace(meta.getNamespace())
                        .withUid(meta.getUid())
                        .build(),
                text);
    }

    /** Returns whether it was stored. A namespace that is being deleted accepts no Events. */
    public boolean write(ObjectReference about, EventText text) {
        try {
            store(event(about, text));
            return true;
        } catch (KubernetesClientException e) {
            LOG.atDebug()
                    .addKeyValue("namespace", about.getNamespace())
                    .addKeyValue("object", about.getName())
                    .addKeyValue("reason", text.reason())
                    .addKeyValue("status", e.getCode())
                    .log("Event not stored");
            return false;
        }
    }

    private Event event(ObjectReference about, EventText text) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var message = text.message();
        var hash = Integer.toHexString(Objects.hash(about.getUid(), text.subject(), text.reason()));
        return new EventBuilder()
                .withNewMetadata()
                .withName(about.getName() + "." + hash)
                .withNamespace(about.getNamespace())
                .endMetadata()
                .withInvolvedObject(about)
                .withType(text.warning() ? "Warning" : "Normal")
                .withReason(text.reason())
                .withMessage(message.length() > LONGEST ? message.substring(0, LONGEST) : message)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withReportingComponent(reporter)
                .withReportingInstance(instance)
                .withNewSource()
                .withComponent(reporter)
                .endSource()
                .build();
    }

    private void store(Event event) {
        try {
            client.resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            countAgain(event);
        }
    }

    private void countAgain(Event event) {
        var stored = client.resource(event).get();
        if (stored == null) {
            return;
        }
        var counted = new EventBuilder(stored)
                .withCount(Optional.ofNullable(stored.getCount()).orElse(1) + 1)
                .withLastTimestamp(event.getLastTimestamp())
                .withMessage(event.getMessage())
                .build();
        client.resource(stored).patch(PatchContext.of(PatchType.JSON_MERGE), counted);
    }
}
