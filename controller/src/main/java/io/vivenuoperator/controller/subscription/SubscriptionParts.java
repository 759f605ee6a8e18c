package io.vivenuoperator.controller.subscription;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.controller.handover.HandoverSweep;
import io.vivenuoperator.controller.handover.ReportPull;
import io.vivenuoperator.controller.handover.SubscriptionHandover;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.controller.settings.EventsSettings;
import io.vivenuoperator.operator.event.EventWriter;
import io.vivenuoperator.operator.secret.SecretReader;
import java.security.SecureRandom;
import java.time.Clock;

/** Puts the reconciler of subscriptions together. */
public final class SubscriptionParts {
    private final ControllerSettings settings;
    private final EventsSettings events;
    private final Clock clock;
    private final RegionSelection selection;
    private final RegionCache regions;

    public SubscriptionParts(ControllerSettings settings, EventsSettings events, Clock clock) {
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.selection = new RegionSelection(settings.operatorNamespace(), events.overseers());
        this.regions = new RegionCache(settings.scope(), selection);
    }

    /** The regions, for whoever else has to find them by name. */
    public RegionCache regions() {
        return regions;
    }

    public EventSubscriptionReconciler reconciler(
            KubernetesClient client,
            SubscriptionHandover handover,
            ReportPull reports,
            HandoverSweep sweep,
            EventWriter writer) {
        var reader = new SecretReader(
                client, settings.scope().secretSelector(), settings.scope().isEverywhere());
        var signing = new SigningSecrets(client, new SecureRandom());
        return new EventSubscriptionReconciler(
                new SubscriptionSources(regions, reports, events.statusInterval()),
                SubscriptionSources.secrets(settings, reader),
                new SubscriptionResolution(regions, selection, signing),
                new HandoverStep(handover, clock),
                sweep,
                new SubscriptionStatusStep(
                        new SubscriptionStatusMaker(clock), reports, new SubscriptionEvents(writer, clock), clock),
                clock);
    }
}
