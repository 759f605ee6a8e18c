package io.vivenuoperator.contracts.subscription;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.contracts.subscription.HandedTarget.AlertmanagerTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.DiscordTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.PagerDutyTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.SlackTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.TeamsTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.WebhookTarget;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a subscriptions file. What is absent is left out; equal files have equal texts. */
final class SubscriptionsFileWriter {
    private SubscriptionsFileWriter() {}

    static ObjectNode write(SubscriptionsFile file) {
        var root = JsonNodeFactory.instance.objectNode();
        if (!file.revision().isEmpty()) {
            root.put(FileFields.REVISION, file.revision());
        }
        var subscriptions = root.putArray(FileFields.SUBSCRIPTIONS);
        file.subscriptions().forEach(subscription -> write(subscription, subscriptions.addObject()));
        if (!file.replays().isEmpty()) {
            var replays = root.putArray(FileFields.REPLAYS);
            file.replays().forEach(replay -> write(replay, replays.addObject()));
        }
        return root;
    }

    static void write(HandedSubscription subscription, ObjectNode entry) {
        entry.put(FileFields.UID, subscription.uid())
                .put(FileFields.NAMESPACE, subscription.namespace())
                .put(FileFields.NAME, subscription.name());
        texts(entry, FileFields.TYPES, subscription.types());
        texts(entry, FileFields.REGIONS, subscription.regions());
        texts(entry, FileFields.SOURCES, subscription.sources());
        subscription.minimumPercent().ifPresent(percent -> entry.put(FileFields.MINIMUM_PERCENT, percent));
        entry.put(FileFields.SUSPEND, subscription.suspend()).put(FileFields.START_FROM, subscription.startFrom());
        write(
                subscription.deliver(),
                entry.putObject(FileFields.DELIVER)
                        .putObject(subscription.deliver().kind()));
        texts(entry, FileFields.SECRETS, subscription.secrets());
        write(subscription.policy(), entry.putObject(FileFields.POLICY));
        subscription.enableAt().ifPresent(at -> entry.put(FileFields.ENABLE_AT, at));
        subscription.testAt().ifPresent(at -> entry.put(FileFields.TEST_AT, at));
    }

    private static void write(HandedTarget target, ObjectNode node) {
        node.put(FileFields.URL, target.url());
        switch (target) {
            case WebhookTarget webhook -> write(webhook, node);
            case TeamsTarget teams -> node.put(FileFields.CARD_STYLE, teams.cardStyle());
            case PagerDutyTarget pagerDuty -> node.put(FileFields.ROUTING_KEY, pagerDuty.routingKey());
            case AlertmanagerTarget alertmanager -> texts(node, FileFields.LABELS, alertmanager.labels());
            case SlackTarget ignored -> {}
            case DiscordTarget ignored -> {}
        }
    }

    private static void write(WebhookTarget webhook, ObjectNode node) {
        node.put(FileFields.FORMAT, webhook.format()).put(FileFields.INCLUDE_METADATA, webhook.includeMetadata());
        texts(node, FileFields.HEADERS, webhook.headers());
        webhook.ca().ifPresent(pem -> node.put(FileFields.CA, pem));
        webhook.client()
                .ifPresent(client -> node.putObject(FileFields.CLIENT)
                        .put(FileFields.CERTIFICATE, client.certificate())
                        .put(FileFields.KEY, client.key()));
    }

    private static void write(HandedPolicy policy, ObjectNode node) {
        node.put(FileFields.MAX_RETRIES, policy.maxRetries())
                .put(FileFields.TIMEOUT_SECONDS, policy.timeoutSeconds())
                .put(FileFields.MAX_IN_FLIGHT, policy.maxInFlight());
        policy.ratePerSecond().ifPresent(rate -> node.put(FileFields.RATE_PER_SECOND, rate));
        node.put(FileFields.ORDER, policy.order()).put(FileFields.DISABLE_AFTER_HOURS, policy.disableAfterHours());
        policy.digest()
                .ifPresent(digest -> node.putObject(FileFields.DIGEST)
                        .put(FileFields.WINDOW_SECONDS, digest.windowSeconds())
                        .put(FileFields.MAXIMUM, digest.maximum()));
    }

    private static void write(HandedReplay replay, ObjectNode entry) {
        entry.put(FileFields.UID, replay.uid())
                .put(FileFields.NAMESPACE, replay.namespace())
                .put(FileFields.NAME, replay.name())
                .put(FileFields.SUBSCRIPTION, replay.subscription())
                .put(FileFields.FROM, replay.from().toString());
        replay.to().ifPresent(to -> entry.put(FileFields.TO, to.toString()));
        texts(entry, FileFields.TYPES, replay.types());
        texts(entry, FileFields.REGIONS, replay.regions());
        entry.put(FileFields.ONLY, replay.only());
        replay.ratePerSecond().ifPresent(rate -> entry.put(FileFields.RATE_PER_SECOND, rate));
        entry.put(FileFields.DRY_RUN, replay.dryRun());
    }

    private static void texts(ObjectNode node, String field, List<String> texts) {
        var list = node.putArray(field);
        texts.forEach(list::add);
    }

    private static void texts(ObjectNode node, String field, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            var object = node.putObject(field);
            new TreeMap<>(texts).forEach(object::put);
        }
    }
}
