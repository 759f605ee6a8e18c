package io.vivenuoperator.e2e.stack;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.e2e.ledger.Balance;
import io.vivenuoperator.e2e.ledger.Tally;
import io.vivenuoperator.e2e.look.Comparison;
import io.vivenuoperator.e2e.upgrade.Registrations;
import io.vivenuoperator.e2e.upgrade.UpgradeOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Two regions of an installed older release, tickets sold all the time. The release changes to this build's, back, and to this
 * build's again. One region's full polls and the other one's incremental ones begin at every moment of each change, and after it.
 */
final class UpgradeRun implements AutoCloseable {
    private static final List<String> REGIONS = List.of("dach", "italy");
    /** How each of them is polled. */
    private static final Map<String, String> KINDS = Map.of("dach", "full", "italy", "incremental");

    private static final String THIS_BUILD = "0.1.0-SNAPSHOT";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Polls are started by this run, and by the controller when a region is new: none begins while another one is at work. */
    private static final String NEVER = "polling: { schedule: \"0 5 1 1 *\", fullSchedule: \"0 6 1 1 *\" }";

    private final Stack stack;
    private final ChangingInstallation installation;
    private final Consumer<String> out;
    private final SimulatorControl simulator;
    private final Workload receivers;
    private final Workload controller;
    private final SortedMap<String, DeliveryLedger> ledgers = new TreeMap<>();
    private final Map<String, JsonNode> applied = new TreeMap<>();
    /** The Kubernetes client needs the common pool itself. */
    private final ExecutorService apart = Executors.newVirtualThreadPerTaskExecutor();

    private boolean specsKept = true;

    private UpgradeRun(Stack stack, ChangingInstallation installation, Consumer<String> out) {
        this.stack = stack;
        this.installation = installation;
        this.out = out;
        this.simulator = stack.simulator();
        this.receivers = stack.workload("webhook-receiver", Stack.RECEIVERS);
        this.controller = stack.workload("controller", 1);
    }

    /** Two regions of the installed release, ready and read once. */
    static UpgradeRun on(Stack stack, ChangingInstallation installation, Consumer<String> out) {
        var run = new UpgradeRun(stack, installation, out);
        REGIONS.forEach(run::watch);
        return run;
    }

    private void watch(String seller) {
        stack.applyRegion(seller, "sim-key-" + seller, NEVER).awaitReady().awaitPoll();
        ledgers.put(seller, DeliveryLedger.open(stack, seller));
        applied.put(seller, resource(seller).get("spec"));
    }

    UpgradeOutcome run(OlderRelease older, double salesPerSecond, boolean strict) throws SQLException {
        var registered = counted("POST /api/webhooks", "DELETE /api/webhook/{id}");
        var corrected = counted("PUT /api/webhook/{id}");
        var sold = new TreeMap<String, Long>();
        var sales = new TreeMap<String, Sales>();
        try {
            REGIONS.forEach(seller -> sales.put(seller, Sales.start(simulator, seller, salesPerSecond)));
            awaitDeliveries();
            polls("installed " + older.tag(), older.tag());
            change(installation::upgrade);
            polls("upgraded to " + THIS_BUILD, THIS_BUILD);
            change(installation::rollBack);
            polls("rolled back to " + older.tag(), older.tag());
            change(installation::upgrade);
            polls("upgraded again to " + THIS_BUILD, THIS_BUILD);
            sales.forEach((seller, some) -> sold.put(seller, some.stop()));
        } finally {
            sales.values().forEach(Sales::close);
        }
        var balances = new TreeMap<String, Balance>();
        for (var seller : REGIONS) {
            balances.put(seller, ledgers.get(seller).balance(sold.get(seller)));
        }
        return new UpgradeOutcome(
                balances,
                new Registrations(
                        counted("POST /api/webhooks", "DELETE /api/webhook/{id}") - registered,
                        counted("PUT /api/webhook/{id}") - corrected,
                        REGIONS.stream().allMatch(this::hasItsFirstWebhook)),
                PollBook.read(stack),
                specsKept,
                REGIONS.stream().allMatch(this::figuresAreTrue),
                strict);
    }

    private void awaitDeliveries() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> ledgers.values().stream()
                        .allMatch(ledger -> ledger.tally().delivered() > 0));
    }

    /** One region's full polls and the other one's incremental ones begin at every moment of the change. */
    private void change(Runnable helm) {
        var changed = new AtomicBoolean();
        var polls = KINDS.entrySet().stream()
                .map(each -> keepPolling(each.getKey(), each.getValue(), changed))
                .toList();
        try {
            helm.run();
            receivers.awaitWell();
            controller.awaitWell();
        } finally {
            changed.set(true);
            polls.forEach(CompletableFuture::join);
        }
    }

    private CompletableFuture<Void> keepPolling(String region, String kind, AtomicBoolean changed) {
        return CompletableFuture.runAsync(
                () -> {
                    while (!changed.get()) {
                        stack.region(region).pollByHand(kind);
                    }
                },
                apart);
    }

    /** What the programs that are installed now do and leave. */
    private void polls(String release, String tag) {
        var polls = KINDS.entrySet().stream()
                .map(each -> CompletableFuture.runAsync(() -> poll(each.getKey(), each.getValue(), tag), apart))
                .toList();
        polls.forEach(CompletableFuture::join);
        specsKept &= REGIONS.stream()
                .allMatch(seller -> applied.get(seller).equals(resource(seller).get("spec")));
        out.accept("%s: pods %s; %s; status of dach: %s"
                .formatted(release, pods(), deliveries(), fields(resource("dach"), "status")));
    }

    /** Until the controller has read the report, so that the status is what this release makes of it. */
    private void poll(String seller, String kind, String tag) {
        var region = stack.region(seller).awaitPollerImage(tag).awaitReady();
        var report = region.pollByHand(kind);
        out.accept("  %s %s: %s".formatted(seller, kind, report));
        await().atMost(PATIENCE).until(() -> report.contains(lastPollEnded(seller)));
    }

    private String lastPollEnded(String seller) {
        return resource(seller).at("/status/lastPoll/finishedAt").asText();
    }

    private List<String> pods() {
        var pods = new ArrayList<>(controller.names());
        pods.addAll(receivers.names());
        pods.addAll(stack.workload("postgres", 1).names());
        return pods;
    }

    private String deliveries() {
        return "deliveries so far %d, attempts refused %d, put off %d, unanswered %d"
                .formatted(sum(Tally::begun), sum(Tally::refused), sum(Tally::putOff), sum(Tally::unanswered));
    }

    private long sum(ToLongFunction<Tally> figure) {
        return ledgers.values().stream()
                .map(DeliveryLedger::tally)
                .mapToLong(figure)
                .sum();
    }

    private long counted(String... routes) {
        return REGIONS.stream()
                .mapToLong(seller -> List.of(routes).stream()
                        .mapToLong(route -> simulator
                                .requests(seller)
                                .path("byRoute")
                                .path(route)
                                .longValue())
                        .sum())
                .sum();
    }

    private boolean hasItsFirstWebhook(String seller) {
        var webhooks = simulator.webhooks(seller);
        return webhooks.size() == 1
                && webhooks.get(0)
                        .path("id")
                        .asText()
                        .equals(ledgers.get(seller).webhookId());
    }

    /** As the API server has it, whatever our records know of it. */
    private JsonNode resource(String seller) {
        return JSON.valueToTree(stack.client()
                .genericKubernetesResources("vivenu-operator.io/v1alpha1", "VivenuRegion")
                .inNamespace(stack.namespace())
                .withName(seller)
                .get());
    }

    private static List<String> fields(JsonNode resource, String part) {
        return resource.path(part).properties().stream()
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private boolean figuresAreTrue(String seller) {
        Comparison comparison = stack.comparison(seller);
        if (!comparison.equal()) {
            out.accept(comparison.text());
        }
        return comparison.equal();
    }

    @Override
    public void close() {
        ledgers.values().forEach(DeliveryLedger::close);
        apart.shutdownNow();
    }
}
