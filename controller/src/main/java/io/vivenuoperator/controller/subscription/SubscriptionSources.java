package io.vivenuoperator.controller.subscription;

import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.polling.PollingConfigurationBuilder;
import io.javaoperatorsdk.operator.processing.event.source.polling.PollingEventSource;
import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import io.vivenuoperator.controller.handover.ReportPull;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.operator.ownership.Ownership;
import io.vivenuoperator.operator.secret.NamedSecrets;
import io.vivenuoperator.operator.secret.SecretReader;
import io.vivenuoperator.operator.secret.SecretReferences;
import io.vivenuoperator.operator.secret.WatchedSecrets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What triggers a subscription: the Secrets it names, the regions it may see, and what the events pods report about it. */
final class SubscriptionSources {
    private final RegionCache regions;
    private final ReportPull reports;
    private final Duration interval;

    /** @param interval after which time the pods are asked again */
    SubscriptionSources(RegionCache regions, ReportPull reports, Duration interval) {
        this.regions = regions;
        this.reports = reports;
        this.interval = interval;
    }

    /** By informers, unless all namespaces are watched: see RegionSources. */
    static SecretReferences<EventSubscription> secrets(ControllerSettings settings, SecretReader reader) {
        return settings.scope().isEverywhere()
                ? new NamedSecrets<>(SubscriptionSecrets::names, reader, settings.secretInterval())
                : new WatchedSecrets<>(
                        EventSubscription.class,
                        SubscriptionSecrets::names,
                        reader,
                        !settings.scope().isList(),
                        Ownership.SELECTOR + "," + SigningSecrets.LABEL);
    }

    List<EventSource<?, EventSubscription>> of(
            EventSourceContext<EventSubscription> context, SecretReferences<EventSubscription> secrets) {
        return Stream.concat(secrets.sources(context).stream(), Stream.of(regions.source(context), reported(context)))
                .toList();
    }

    /** Only a report that says something else triggers its subscription. */
    private EventSource<?, EventSubscription> reported(EventSourceContext<EventSubscription> context) {
        var configuration = new PollingConfigurationBuilder<SubscriptionReport, String>(
                        () -> pulled(context.getPrimaryCache().list()), interval)
                .withName("reports")
                .withResourceIDMapper(SubscriptionReport::uid)
                .build();
        return new PollingEventSource<>(SubscriptionReport.class, configuration);
    }

    private Map<ResourceID, Set<SubscriptionReport>> pulled(Stream<EventSubscription> subscriptions) {
        reports.pull();
        var found = new HashMap<ResourceID, Set<SubscriptionReport>>();
        subscriptions.forEach(subscription -> reports.ofSubscription(
                        subscription.getMetadata().getUid())
                .ifPresent(report -> found.put(ResourceID.fromResource(subscription), Set.of(report))));
        return found;
    }
}
