package io.vivenuoperator.controller.registry;

import io.vivenuoperator.operator.confirmation.PodsConfirmation;
import io.vivenuoperator.operator.shared.SharedDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * What the receivers accept, and the order in which it changes: a key is published and confirmed before Vivenu signs with
 * it, and removed only when Vivenu has long stopped using it.
 */
public final class SigningKeyRegistry implements AutoCloseable {
    private final RegistrySecret secret;
    private final SharedDocument<RegistryDocument> stored;
    private final ReceiverPods receivers;
    private final Duration overlap;
    private final Clock clock;

    /** @param overlap how long a replaced key is still accepted after Vivenu has the new one */
    public SigningKeyRegistry(RegistrySecret secret, ReceiverPods receivers, Duration overlap, Clock clock) {
        this.secret = secret;
        this.stored = new SharedDocument<>("the registry Secret", secret);
        this.receivers = receivers;
        this.overlap = overlap;
        this.clock = clock;
    }

    /**
     * Call once, before the first region. Notifies receivers that started before the registry existed; otherwise they would
     * stay unready for the minute or more that a mounted Secret takes to update.
     */
    public void prepare() {
        receivers.watch();
        receivers.announce(secret.ensureExists());
    }

    /** Receivers accept the key, beside the previous ones; a person will enter it with this URL. */
    public PodsConfirmation publishForEntering(String region, String key, String url) {
        var now = clock.instant();
        return confirmed(entries -> with(entries, taking(entries, region, key).awaiting(url, now)));
    }

    /**
     * Whether a delivery has arrived through the manually entered webhook. The receivers are queried until then and never
     * again; previous keys are dropped when the overlap is over.
     *
     * @param revision the registry revision with the key: answers of receivers with older ones are ignored
     */
    public ManualWebhook entered(String region, String key, String url, long revision) {
        var known = entered(stored.document(), region, url);
        if (!known.delivering() && !hasArrived(region, known.since(), revision)) {
            return known;
        }
        var now = clock.instant();
        var changed = change(entries -> entries.containsKey(region)
                ? with(entries, entries.get(region).delivered(key, now, overlap))
                : entries);
        return entered(changed, region, url);
    }

    private ManualWebhook entered(RegistryDocument document, String region, String url) {
        return document.entry(region)
                .flatMap(RegistryEntry::entered)
                .orElseGet(() -> ManualWebhook.awaited(url, clock.instant()));
    }

    private boolean hasArrived(String region, Instant since, long revision) {
        return receivers
                .lastDelivery(region, revision)
                .filter(at -> !at.isBefore(since))
                .isPresent();
    }

    /** Receivers accept the key before a webhook that signs with it is created or changed. */
    public PodsConfirmation publishForRegistration(String region, String key) {
        return confirmed(entries -> with(entries, taking(entries, region, key).registering()));
    }

    /** Receivers also accept these keys, because Vivenu was found to sign with them. */
    public PodsConfirmation accept(String region, Set<String> keys) {
        return confirmed(entries ->
                entries.containsKey(region) ? with(entries, entries.get(region).alsoTaking(keys)) : entries);
    }

    private PodsConfirmation confirmed(UnaryOperator<SortedMap<String, RegistryEntry>> change) {
        return receivers.confirm(change(change).revision());
    }

    private static RegistryEntry taking(SortedMap<String, RegistryEntry> entries, String region, String key) {
        return entries.containsKey(region) ? entries.get(region).taking(key) : RegistryEntry.of(region, key);
    }

    /** Vivenu now signs with the published key. */
    public void settle(String region) {
        var now = clock.instant();
        change(entries ->
                entries.containsKey(region) ? with(entries, entries.get(region).settled(now, overlap)) : entries);
    }

    /** Whether a webhook of ours may be at Vivenu, even if no status says so. */
    public boolean mayBeRegistered(String region) {
        return stored.document().entry(region).map(RegistryEntry::registered).orElse(false);
    }

    /** Removes the region from the registry. Not waited for: refusing its deliveries a little later does no harm. */
    public void remove(String region) {
        change(entries -> {
            entries.remove(region);
            return entries;
        });
    }

    private RegistryDocument change(UnaryOperator<SortedMap<String, RegistryEntry>> what) {
        return stored.change(document -> document.changed(clock.instant(), what));
    }

    private static SortedMap<String, RegistryEntry> with(
            SortedMap<String, RegistryEntry> entries, RegistryEntry entry) {
        entries.put(entry.region(), entry);
        return entries;
    }

    @Override
    public void close() {
        receivers.close();
    }
}
