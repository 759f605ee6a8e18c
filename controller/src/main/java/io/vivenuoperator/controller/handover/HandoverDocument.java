package io.vivenuoperator.controller.handover;

import io.vivenuoperator.contracts.subscription.HandedReplay;
import io.vivenuoperator.contracts.subscription.HandedSubscription;
import io.vivenuoperator.contracts.subscription.MalformedSubscriptionsFileException;
import io.vivenuoperator.contracts.subscription.SubscriptionsFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the events service is handed, by uid.
 *
 * @param revision grows with every change; a pod that has loaded this or a later one has everything in it
 */
record HandoverDocument(
        long revision, SortedMap<String, HandedSubscription> subscriptions, SortedMap<String, HandedReplay> replays) {
    HandoverDocument {
        subscriptions = Collections.unmodifiableSortedMap(new TreeMap<>(subscriptions));
        replays = Collections.unmodifiableSortedMap(new TreeMap<>(replays));
    }

    static HandoverDocument empty() {
        return new HandoverDocument(0, new TreeMap<>(), new TreeMap<>());
    }

    Optional<HandedSubscription> subscription(String uid) {
        return Optional.ofNullable(subscriptions.get(uid));
    }

    HandoverDocument with(HandedSubscription subscription, Instant now) {
        var next = new TreeMap<>(subscriptions);
        next.put(subscription.uid(), subscription);
        return changed(next, replays, now);
    }

    HandoverDocument with(HandedReplay replay, Instant now) {
        var next = new TreeMap<>(replays);
        next.put(replay.uid(), replay);
        return changed(subscriptions, next, now);
    }

    /** Without these, of whatever kind. */
    HandoverDocument without(Collection<String> uids, Instant now) {
        var left = new TreeMap<>(subscriptions);
        var leftReplays = new TreeMap<>(replays);
        left.keySet().removeAll(uids);
        leftReplays.keySet().removeAll(uids);
        return changed(left, leftReplays, now);
    }

    /** The revision is at least the current time: a document that replaces a lost one must not look older than the lost one. */
    private HandoverDocument changed(
            SortedMap<String, HandedSubscription> others, SortedMap<String, HandedReplay> otherReplays, Instant now) {
        return others.equals(subscriptions) && otherReplays.equals(replays)
                ? this
                : new HandoverDocument(Math.max(revision + 1, now.toEpochMilli()), others, otherReplays);
    }

    /** The same content with a newer revision than pods may have seen, after the document was lost. */
    HandoverDocument renewed(Instant now) {
        return new HandoverDocument(Math.max(revision + 1, now.toEpochMilli()), subscriptions, replays);
    }

    String toJson() {
        return new SubscriptionsFile(
                        Long.toString(revision), List.copyOf(subscriptions.values()), List.copyOf(replays.values()))
                .toJson();
    }

    /** @throws IllegalStateException if someone else changed the content, which is not quoted */
    static HandoverDocument parse(String json) {
        try {
            var file = SubscriptionsFile.parse(json.getBytes(StandardCharsets.UTF_8));
            var subscriptions = new TreeMap<String, HandedSubscription>();
            file.subscriptions().forEach(subscription -> subscriptions.put(subscription.uid(), subscription));
            var replays = new TreeMap<String, HandedReplay>();
            file.replays().forEach(replay -> replays.put(replay.uid(), replay));
            return new HandoverDocument(revision(file), subscriptions, replays);
        } catch (MalformedSubscriptionsFileException e) {
            // The cause may quote the document.
            throw new IllegalStateException(
                    "the subscriptions Secret does not hold what the controller wrote: delete it, and the controller recreates it");
        }
    }

    /** A revision written by a person counts as older than any of ours. */
    private static long revision(SubscriptionsFile file) {
        return file.revision().matches("\\d{1,18}") ? Long.parseLong(file.revision()) : 0;
    }

    /** Without the secrets, which would end up in a log. */
    @Override
    public String toString() {
        return "HandoverDocument[" + revision + ", " + subscriptions.size() + " subscriptions, " + replays.size()
                + " replays]";
    }
}
