package io.vivenuoperator.simulators.eventbrite.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.eventbrite.fault.EventbriteFaults;
import io.vivenuoperator.simulators.eventbrite.webhook.Webhook;
import io.vivenuoperator.simulators.eventbrite.webhook.WebhookBook;
import io.vivenuoperator.simulators.platform.delivery.Attempt;
import io.vivenuoperator.simulators.platform.delivery.AttemptLog;
import io.vivenuoperator.simulators.platform.delivery.Posting;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.fault.Faults;
import io.vivenuoperator.simulators.platform.state.PlatformState;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/** Tells webhooks where something has changed. An answer 410 ends a webhook. */
public final class Deliveries implements AutoCloseable {
    private static final String HOST = "https://www.eventbriteapi.com";
    private static final String STRANGE_HOST = "https://www.eventbriteapi.com.evil.example";
    private static final String PLACEHOLDER = "{api-endpoint-to-fetch-object-details}";
    private static final int POSTING_AT_A_TIME = 32;
    private static final int GONE = 410;

    private final DeliveryRules rules;
    private final WebhookBook webhooks;
    private final FaultSwitches<EventbriteFaults> switches;
    private final AttemptLog log;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore permits = new Semaphore(POSTING_AT_A_TIME);
    private final Posting posting;

    /** Delivers by these rules and logs the attempts. */
    public Deliveries(DeliveryRules rules, WebhookBook webhooks, PlatformState<EventbriteFaults> state) {
        this.rules = rules;
        this.webhooks = webhooks;
        switches = state.switches();
        log = state.attempts();
        clock = state.clock();
        this.posting = new Posting(threads, rules.timeout());
    }

    /** Tells whoever asked for it. */
    public void tell(Hint hint) {
        Faults faults = switches.get();
        if (faults.loseWebhooks() || threads.isShutdown()) {
            return;
        }
        String url = (switches.own().strangeApiUrls() ? STRANGE_HOST : HOST) + hint.path();
        webhooks.all().stream()
                .filter(webhook -> webhook.wants(hint.action(), hint.eventId()))
                .forEach(webhook -> start(webhook.id(), hint.action(), url));
    }

    /** Sends the test that Eventbrite's page has a button for. */
    public void test(String webhookId) {
        start(webhookId, "test", PLACEHOLDER);
    }

    private void start(String webhookId, String action, String apiUrl) {
        for (int copy = 0; copy <= switches.get().duplicateWebhooks(); copy++) {
            threads.execute(() -> deliver(webhookId, action, apiUrl));
        }
    }

    private void deliver(String webhookId, String action, String apiUrl) {
        try {
            int delay = switches.get().reorderWebhooksMillis();
            Thread.sleep(delay == 0 ? 0 : ThreadLocalRandom.current().nextInt(delay + 1));
            String delivery =
                    switches.own().uniqueDeliveryIds() ? UUID.randomUUID().toString() : webhookId;
            int attempt = 1;
            while (!attempted(webhookId, action, apiUrl, delivery, attempt)
                    && attempt <= rules.retries().size()) {
                Thread.sleep(rules.retries().get(attempt - 1));
                attempt++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nothing is left to do. */
    private boolean attempted(String webhookId, String action, String apiUrl, String delivery, int attempt)
            throws InterruptedException {
        Optional<Webhook> webhook = webhooks.get(webhookId);
        if (webhook.isEmpty()) {
            return true;
        }
        int status = post(webhook.get(), action, apiUrl, delivery);
        log.add(new Attempt(clock.instant(), webhookId, action, status, attempt));
        if (status == GONE) {
            webhooks.remove(webhookId);
        }
        return status == GONE || (status >= 200 && status < 300);
    }

    private int post(Webhook webhook, String action, String apiUrl, String delivery) throws InterruptedException {
        permits.acquire();
        try {
            return posting.to(
                    webhook.endpointUrl(),
                    Map.of(
                            "X-Eventbrite-Event",
                            action,
                            "X-Eventbrite-Delivery",
                            delivery,
                            "Accept",
                            "text/plain",
                            "User-Agent",
                            "Eventbrite Webhooks (simulated)"),
                    body(webhook, action, apiUrl));
        } finally {
            permits.release();
        }
    }

    private String body(Webhook webhook, String action, String apiUrl) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("api_url", apiUrl);
        body.putObject("config")
                .put("action", action)
                .put("endpoint_url", webhook.endpointUrl())
                .put("user_id", rules.userId())
                .put("webhook_id", webhook.id());
        return body.toString();
    }

    /** Abandons everything. */
    @Override
    public void close() {
        threads.shutdownNow();
        posting.close();
    }
}
