package io.vivenuoperator.simulators.klaviyo.delivery;

import io.vivenuoperator.simulators.klaviyo.fault.KlaviyoFaults;
import io.vivenuoperator.simulators.klaviyo.webhook.Webhook;
import io.vivenuoperator.simulators.klaviyo.webhook.WebhookBook;
import io.vivenuoperator.simulators.klaviyo.world.KlaviyoEvent;
import io.vivenuoperator.simulators.platform.delivery.Attempt;
import io.vivenuoperator.simulators.platform.delivery.AttemptLog;
import io.vivenuoperator.simulators.platform.delivery.Posting;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.fault.Faults;
import io.vivenuoperator.simulators.platform.http.HttpDates;
import io.vivenuoperator.simulators.platform.state.PlatformState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** Gathers events for each webhook and delivers them in batches. */
public final class Deliveries implements AutoCloseable {
    private static final Set<Integer> ACCEPTED = Set.of(200, 201, 202);

    private final DeliveryRules rules;
    private final WebhookBook webhooks;
    private final FaultSwitches<KlaviyoFaults> switches;
    private final AttemptLog log;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Posting posting;
    private final Map<String, List<KlaviyoEvent>> gathered = new HashMap<>();
    private final Map<String, Instant> failingSince = new HashMap<>();

    /** Delivers by these rules and logs the attempts. */
    public Deliveries(DeliveryRules rules, WebhookBook webhooks, PlatformState<KlaviyoFaults> state) {
        this.rules = rules;
        this.webhooks = webhooks;
        switches = state.switches();
        log = state.attempts();
        clock = state.clock();
        this.posting = new Posting(threads, rules.timeout());
    }

    /** Tells whoever asked for it, a little later. */
    public void tell(KlaviyoEvent event) {
        if (switches.get().loseWebhooks()) {
            return;
        }
        webhooks.all().stream()
                .filter(webhook -> webhook.enabled() && webhook.topics().contains(event.topic()))
                .forEach(webhook -> gather(webhook.id(), event));
    }

    private synchronized void gather(String webhookId, KlaviyoEvent event) {
        List<KlaviyoEvent> waiting = gathered.computeIfAbsent(webhookId, key -> new ArrayList<>());
        waiting.add(event);
        if (waiting.size() == 1 && !threads.isShutdown()) {
            threads.execute(() -> deliverAll(webhookId));
        }
    }

    private synchronized List<KlaviyoEvent> taken(String webhookId) {
        return Optional.ofNullable(gathered.remove(webhookId)).orElseGet(List::of);
    }

    private void deliverAll(String webhookId) {
        try {
            Thread.sleep(rules.linger());
            List<KlaviyoEvent> events = taken(webhookId);
            for (int from = 0; from < events.size(); from += rules.batch()) {
                List<KlaviyoEvent> batch = events.subList(from, Math.min(events.size(), from + rules.batch()));
                start(webhookId, List.copyOf(batch));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(String webhookId, List<KlaviyoEvent> batch) {
        Faults faults = switches.get();
        for (int copy = 0; copy <= faults.duplicateWebhooks(); copy++) {
            int delay = faults.reorderWebhooksMillis();
            threads.execute(() -> deliver(webhookId, batch, delay));
        }
    }

    private void deliver(String webhookId, List<KlaviyoEvent> batch, int delay) {
        try {
            Thread.sleep(delay == 0 ? 0 : ThreadLocalRandom.current().nextInt(delay + 1));
            for (int attempt = 1; !attempted(webhookId, batch, attempt); attempt++) {
                Thread.sleep(rules.waitAfter(attempt));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nothing is left to do. */
    private boolean attempted(String webhookId, List<KlaviyoEvent> batch, int attempt) throws InterruptedException {
        Optional<Webhook> webhook = webhooks.get(webhookId).filter(Webhook::enabled);
        if (webhook.isEmpty()) {
            return true;
        }
        int status = post(webhook.get(), batch);
        log.add(new Attempt(clock.instant(), webhookId, batch.getFirst().topic(), status, attempt));
        return judged(webhookId, ACCEPTED.contains(status));
    }

    private synchronized boolean judged(String webhookId, boolean accepted) {
        if (accepted) {
            failingSince.remove(webhookId);
            return true;
        }
        Instant now = clock.instant();
        Instant since = failingSince.getOrDefault(webhookId, now);
        failingSince.put(webhookId, since);
        if (Duration.between(since, now).compareTo(rules.disableAfter()) > 0) {
            webhooks.change(webhookId, webhook -> webhook.enabled(false, now));
            return true;
        }
        return false;
    }

    private int post(Webhook webhook, List<KlaviyoEvent> batch) throws InterruptedException {
        Instant now = clock.instant();
        String body = BatchBody.of(rules.accountId(), webhook.id(), batch, now);
        String timestamp =
                switches.own().isoTimestamps() ? DateTimeFormatter.ISO_INSTANT.format(now) : HttpDates.of(now);
        String key = switches.take("wrongSignatureNext") ? webhook.secretKey() + "-not" : webhook.secretKey();
        return posting.to(
                webhook.endpointUrl(),
                Map.of(
                        "Klaviyo-Signature",
                        BodySignature.of(key, body, timestamp),
                        "Klaviyo-Timestamp",
                        timestamp,
                        "Klaviyo-Webhook-Id",
                        webhook.id(),
                        "User-Agent",
                        "klaviyo-webhooks"),
                body);
    }

    /** Abandons everything. */
    @Override
    public void close() {
        threads.shutdownNow();
        posting.close();
    }
}
