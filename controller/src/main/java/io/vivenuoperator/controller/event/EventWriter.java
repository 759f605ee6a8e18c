package io.vivenuoperator.controller.event;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectReference;
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

/** Stores Events; one that comes again is counted on the one that is there. */
public final class EventWriter {
    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
    private static final String REPORTER = "vivenu-operator.io/controller";
    private static final int LONGEST = 1024;

    private final KubernetesClient client;
    private final String instance;
    private final Clock clock;

    /** @param instance which replica reports */
    public EventWriter(KubernetesClient client, String instance, Clock clock) {
        this.client = client;
        this.instance = instance;
        this.clock = clock;
    }

    /**
     * What an Event says.
     *
     * @param subject what of the object it is about: two of one reason may differ in it
     */
    record Saying(boolean warning, String subject, String reason, String message) {}

    /** Whether it was stored. A namespace that is being deleted takes none. */
    boolean write(ObjectReference about, Saying saying) {
        try {
            store(event(about, saying));
            return true;
        } catch (KubernetesClientException e) {
            LOG.atDebug()
                    .addKeyValue("namespace", about.getNamespace())
                    .addKeyValue("object", about.getName())
                    .addKeyValue("reason", saying.reason())
                    .addKeyValue("status", e.getCode())
                    .log("Event not stored");
            return false;
        }
    }

    private Event event(ObjectReference about, Saying saying) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var message = saying.message();
        var hash = Integer.toHexString(Objects.hash(about.getUid(), saying.subject(), saying.reason()));
        return new EventBuilder()
                .withNewMetadata()
                .withName(about.getName() + "." + hash)
                .withNamespace(about.getNamespace())
                .endMetadata()
                .withInvolvedObject(about)
                .withType(saying.warning() ? "Warning" : "Normal")
                .withReason(saying.reason())
                .withMessage(message.length() > LONGEST ? message.substring(0, LONGEST) : message)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withReportingComponent(REPORTER)
                .withReportingInstance(instance)
                .withNewSource()
                .withComponent(REPORTER)
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
