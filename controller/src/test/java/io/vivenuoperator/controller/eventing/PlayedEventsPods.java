package io.vivenuoperator.controller.eventing;

import io.vivenuoperator.contracts.subscription.DeliveryReports;
import io.vivenuoperator.contracts.subscription.LoadedSubscriptions;
import io.vivenuoperator.contracts.subscription.MalformedSubscriptionsFileException;
import io.vivenuoperator.contracts.subscription.ReplayReport;
import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import io.vivenuoperator.contracts.subscription.SubscriptionsFile;
import io.vivenuoperator.controller.handover.EventsPodClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Events pods that load what is stored at once, unless they are told not to, and report what the test says. */
final class PlayedEventsPods implements EventsPodClient {
    private final Supplier<String> stored;
    private final Map<String, SubscriptionReport> subscriptions = new ConcurrentHashMap<>();
    private final Map<String, ReplayReport> replays = new ConcurrentHashMap<>();
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private volatile Optional<String> refusal = Optional.empty();
    private volatile boolean mute;

    /** @param stored the subscriptions file as the Secret has it */
    PlayedEventsPods(Supplier<String> stored) {
        this.stored = stored;
    }

    void report(SubscriptionReport report) {
        subscriptions.put(report.uid(), report);
    }

    void report(ReplayReport report) {
        replays.put(report.uid(), report);
    }

    /** They load nothing any more. */
    void refuse(String why) {
        refusal = Optional.of(why);
    }

    void accept() {
        refusal = Optional.empty();
    }

    /** They report nothing any more. */
    void fallSilent() {
        mute = true;
    }

    /** How many subscriptions each file had that they have loaded, without repetitions. */
    List<Integer> sizes() {
        var changes = new ArrayList<Integer>();
        for (var size : sizes) {
            if (changes.isEmpty() || !changes.getLast().equals(size)) {
                changes.add(size);
            }
        }
        return changes;
    }

    SubscriptionsFile file() {
        try {
            return SubscriptionsFile.parse(stored.get().getBytes(StandardCharsets.UTF_8));
        } catch (MalformedSubscriptionsFileException e) {
            throw new IllegalStateException("the subscriptions file is malformed", e);
        }
    }

    @Override
    public Optional<LoadedSubscriptions> loaded(String podIp) {
        if (refusal.isPresent()) {
            return Optional.of(new LoadedSubscriptions(true, "1", 0, refusal));
        }
        var file = file();
        sizes.add(file.subscriptions().size());
        return Optional.of(new LoadedSubscriptions(
                true, file.revision(), file.subscriptions().size(), Optional.empty()));
    }

    @Override
    public Optional<DeliveryReports> reports(String podIp) {
        return mute
                ? Optional.empty()
                : Optional.of(
                        new DeliveryReports("1", List.copyOf(subscriptions.values()), List.copyOf(replays.values())));
    }
}
