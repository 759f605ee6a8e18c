package io.vivenuoperator.simulator.delivery;

import io.vivenuoperator.simulator.fault.FaultSwitches;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.simulator.webhook.Webhook;
import io.vivenuoperator.simulator.webhook.Webhooks;
import io.vivenuoperator.simulator.world.Change;
import io.vivenuoperator.simulator.world.SellerWorld;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifies webhooks of changes. Each delivery has its own thread, but only a limited number sends at a time. */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int POSTING_AT_A_TIME = 32;
    private static final String OVERHEARD = "overheard";

    private final DeliveryRules rules;
    private final FaultSwitches switches;
    private final DeliveryLog log;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore posting = new Semaphore(POSTING_AT_A_TIME);
    private final Connections connections;
    private final Post post;
    private volatile Optional<Overhearing> listener = Optional.empty();

    /** Sends by these rules and logs the attempts. */
    public Dispatcher(DeliveryRules rules, FaultSwitches switches, DeliveryLog log, Clock clock) {
        this.rules = rules;
        this.switches = switches;
        this.log = log;
        this.clock = clock;
        this.connections = new Connections(this::client, rules.timeout());
        this.post = new Post(connections, rules.timeout());
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(rules.timeout())
                .executor(threads)
                .build();
    }

    /** Notifies this listener of everything from now on. */
    public void overheardBy(Overhearing other) {
        listener = Optional.of(other);
    }

    /** Starts the deliveries of some changes and returns. */
    public void dispatch(SellerWorld seller, Webhooks webhooks, List<Change> changes) {
        List<Webhook> registered = webhooks.all();
        for (Change change : changes) {
            listener.ifPresent(other -> other.told(
                    seller.seller(),
                    Envelope.of(change, seller.ids(), OVERHEARD, rules.mode()).json()));
            registered.stream()
                    .filter(webhook -> webhook.wants(change.type()))
                    .forEach(webhook -> start(new Delivery(seller, webhooks, webhook.id(), change)));
        }
    }

    private record Delivery(SellerWorld world, Webhooks webhooks, String webhookId, Change change) {
        String seller() {
            return world.seller();
        }
    }

    private void start(Delivery delivery) {
        Faults faults = switches.get(delivery.seller());
        if (!faults.loseWebhooks() && !threads.isShutdown()) {
            log.begun(delivery.seller(), delivery.webhookId(), 1 + faults.duplicateWebhooks());
            threads.execute(() -> deliver(delivery, faults));
        }
    }

    private void deliver(Delivery delivery, Faults faults) {
        try {
            int delay = faults.reorderWebhooksMillis();
            Thread.sleep(delay == 0 ? 0 : ThreadLocalRandom.current().nextInt(delay + 1));
            Envelope envelope =
                    Envelope.of(delivery.change(), delivery.world().ids(), delivery.webhookId(), rules.mode());
            for (int copy = 0; copy <= faults.duplicateWebhooks(); copy++) {
                boolean well = attemptUntilDone(
                        delivery, copy > 0 && faults.freshDeliveryIds() ? envelope.renumbered() : envelope);
                log.ended(delivery.seller(), delivery.webhookId(), well);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was accepted in the end. */
    private boolean attemptUntilDone(Delivery delivery, Envelope first) throws InterruptedException {
        Envelope envelope = first;
        for (int attempt = 1; ; attempt++) {
            OptionalInt status = attempt(delivery, envelope, attempt);
            if (status.isEmpty()) {
                return false;
            }
            Optional<Duration> wait = rules.retries().after(attempt, status.getAsInt());
            if (wait.isEmpty()) {
                return Attempt.accepted(status.getAsInt());
            }
            Thread.sleep(wait.get());
            envelope = switches.get(delivery.seller()).freshDeliveryIds() ? envelope.renumbered() : envelope;
        }
    }

    /** Sends to the webhook in its current state; empty if it no longer exists. */
    private OptionalInt attempt(Delivery delivery, Envelope envelope, int attempt) throws InterruptedException {
        posting.acquire();
        try {
            Optional<Webhook> webhook =
                    delivery.webhooks().get(delivery.webhookId()).filter(Webhook::enabled);
            return webhook.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(attempt(delivery, webhook.get(), envelope, attempt));
        } finally {
            posting.release();
        }
    }

    private int attempt(Delivery delivery, Webhook webhook, Envelope envelope, int attempt)
            throws InterruptedException {
        Optional<String> signature = webhook.hmacKey().map(key -> sign(delivery.seller(), key, envelope.body()));
        int status = post.to(webhook.url(), envelope.body(), signature);
        log.add(new Attempt(
                delivery.seller(),
                webhook.id(),
                envelope.id(),
                envelope.type(),
                webhook.url(),
                status,
                attempt,
                webhook.hmacKey().map(Signature::fingerprint),
                clock.instant()));
        logRefusal(delivery, envelope, status, attempt);
        return status;
    }

    private String sign(String seller, String key, byte[] body) {
        return Signature.of(switches.takeWrongSignature(seller) ? key + "-not" : key, body);
    }

    private static void logRefusal(Delivery delivery, Envelope envelope, int status, int attempt) {
        if (!Attempt.accepted(status)) {
            LOG.atInfo()
                    .addKeyValue("seller", delivery.seller())
                    .addKeyValue("webhook", delivery.webhookId())
                    .addKeyValue("delivery", envelope.id())
                    .addKeyValue("type", envelope.type())
                    .addKeyValue("status", status)
                    .addKeyValue("attempt", attempt)
                    .log("Webhook delivery was not accepted");
        }
    }

    /** Abandons everything in progress or waiting for a retry. */
    @Override
    public void close() {
        threads.shutdownNow();
        connections.close();
        threads.close();
    }
}
