package io.vivenuoperator.simulators.patreon.delivery;

import io.vivenuoperator.simulators.patreon.fault.PatreonFaults;
import io.vivenuoperator.simulators.patreon.webhook.Webhook;
import io.vivenuoperator.simulators.patreon.webhook.WebhookBook;
import io.vivenuoperator.simulators.platform.delivery.Attempt;
import io.vivenuoperator.simulators.platform.delivery.AttemptLog;
import io.vivenuoperator.simulators.platform.delivery.Posting;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.state.PlatformState;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** A queue for each webhook: what fails stays at its head, and all that is behind it waits. */
public final class Deliveries implements AutoCloseable {
    /** What is to be told: the trigger is in a header only. */
    public record Message(String trigger, String body) {
        @Override
        public String toString() {
            return "Message[" + trigger + "]";
        }
    }

    private final DeliveryRules rules;
    private final WebhookBook webhooks;
    private final FaultSwitches<PatreonFaults> switches;
    private final AttemptLog log;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Posting posting;
    private final Map<String, Deque<Message>> queues = new HashMap<>();
    private final Set<String> working = new HashSet<>();

    /** Delivers by these rules and logs the attempts. */
    public Deliveries(DeliveryRules rules, WebhookBook webhooks, PlatformState<PatreonFaults> state) {
        this.rules = rules;
        this.webhooks = webhooks;
        switches = state.switches();
        log = state.attempts();
        clock = state.clock();
        this.posting = new Posting(threads, rules.timeout());
    }

    /** Tells whoever asked for it. */
    public void tell(Message message) {
        if (switches.get().loseWebhooks()) {
            return;
        }
        webhooks.all().stream()
                .filter(webhook -> webhook.triggers().contains(message.trigger()))
                .forEach(webhook -> enqueue(webhook.id(), message));
    }

    private synchronized void enqueue(String webhookId, Message message) {
        Deque<Message> queue = queues.computeIfAbsent(webhookId, key -> new ArrayDeque<>());
        for (int copy = 0; copy <= switches.get().duplicateWebhooks(); copy++) {
            queue.add(message);
        }
        resume(webhookId);
    }

    /** Goes on with a webhook's queue, if it is not paused. */
    public synchronized void resume(String webhookId) {
        if (isActive(webhookId) && !threads.isShutdown() && working.add(webhookId)) {
            threads.execute(() -> work(webhookId));
        }
    }

    /** How many messages wait for a webhook. */
    public synchronized int waiting(String webhookId) {
        return Optional.ofNullable(queues.get(webhookId)).map(Deque::size).orElse(0);
    }

    private boolean isActive(String webhookId) {
        return webhooks.get(webhookId).filter(webhook -> !webhook.paused()).isPresent();
    }

    private void work(String webhookId) {
        try {
            Optional<Message> head = head(webhookId);
            for (int attempt = 1; head.isPresent(); head = head(webhookId)) {
                if (attempted(webhookId, head.get(), attempt)) {
                    done(webhookId);
                    attempt = 1;
                } else {
                    Thread.sleep(rules.retry());
                    attempt++;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next message; without one, or in a pause, this work ends. */
    private synchronized Optional<Message> head(String webhookId) {
        Optional<Message> head = Optional.ofNullable(queues.get(webhookId))
                .flatMap(queue -> Optional.ofNullable(queue.peek()))
                .filter(message -> isActive(webhookId));
        if (head.isEmpty()) {
            working.remove(webhookId);
        }
        return head;
    }

    private synchronized void done(String webhookId) {
        Optional.ofNullable(queues.get(webhookId)).ifPresent(Deque::poll);
    }

    private boolean attempted(String webhookId, Message message, int attempt) throws InterruptedException {
        Optional<Webhook> webhook = webhooks.get(webhookId);
        if (webhook.isEmpty()) {
            return true;
        }
        int delay = switches.get().reorderWebhooksMillis();
        Thread.sleep(delay == 0 ? 0 : ThreadLocalRandom.current().nextInt(delay + 1));
        String secret = webhook.get().secret();
        String signature =
                BodySignature.of(switches.take("wrongSignatureNext") ? secret + "-not" : secret, message.body());
        int status = posting.to(
                webhook.get().uri(),
                Map.of(
                        "X-Patreon-Event",
                        message.trigger(),
                        "X-Patreon-Signature",
                        signature,
                        "User-Agent",
                        "Patreon HTTP Robot"),
                message.body());
        boolean accepted = status >= 200 && status < 300;
        log.add(new Attempt(clock.instant(), webhookId, message.trigger(), status, attempt));
        webhooks.attempted(webhookId, accepted, rules.pauseAfter(), clock.instant());
        return accepted;
    }

    /** Abandons everything. */
    @Override
    public void close() {
        threads.shutdownNow();
        posting.close();
    }
}
