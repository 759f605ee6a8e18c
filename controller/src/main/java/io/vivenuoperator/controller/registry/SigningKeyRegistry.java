package io.vivenuoperator.controller.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * What the receivers know, and the order in which they learn it: a key is published and confirmed before Vivenu signs with
 * it, and taken away only when Vivenu has long stopped.
 */
public final class SigningKeyRegistry implements AutoCloseable {
    private final RegistrySecret secret;
    private final RegistryWriter writer;
    private final ReceiverPods receivers;
    private final Duration overlap;
    private final Clock clock;

    /** @param overlap how long a replaced key is still taken after Vivenu has the new one */
    public SigningKeyRegistry(RegistrySecret secret, ReceiverPods receivers, Duration overlap, Clock clock) {
        this.secret = secret;
        this.writer = new RegistryWriter(secret, clock);
        this.receivers = receivers;
        this.overlap = overlap;
        this.clock = clock;
    }

    /**
     * To be called once, before the first region. Receivers that were started before there was a registry are told, or they
     * would not be ready for the minute and more that a mounted Secret takes by itself.
     */
    public void prepare() {
        receivers.watch();
        receivers.announce(secret.ensureExists());
    }

    /** The receivers take the key, beside the ones they took before, and a person is to enter it with this URL. */
    public Confirmation publishForEntering(String region, String key, String url) {
        var now = clock.instant();
        return confirmed(entries -> with(entries, taking(entries, region, key).awaiting(url, now)));
    }

    /**
     * Whether a delivery has come in by the webhook that a person was to enter. The receivers are asked until it has; it is
     * never asked for again, and the keys before go when the overlap is over.
     *
     * @param revision with which the key was published: receivers that have older ones are not believed
     */
    public ManualWebhook entered(String region, String key, String url, long revision) {
        var known = entered(writer.document(), region, url);
        if (!known.delivering() && !hasArrived(region, known.since(), revision)) {
            return known;
        }
        var now = clock.instant();
        var document = writer.change(entries -> entries.containsKey(region)
                ? with(entries, entries.get(region).delivered(key, now, overlap))
                : entries);
        return entered(document, region, url);
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

    /** The receivers take the key before a webhook that signs with it is created or changed. */
    public Confirmation publishForRegistration(String region, String key) {
        return confirmed(entries -> with(entries, taking(entries, region, key).registering()));
    }

    /** The receivers take these too: Vivenu was found to sign with them. */
    public Confirmation accept(String region, Set<String> keys) {
        return confirmed(entries ->
                entries.containsKey(region) ? with(entries, entries.get(region).alsoTaking(keys)) : entries);
    }

    private Confirmation confirmed(UnaryOperator<SortedMap<String, RegistryEntry>> change) {
        return receivers.confirm(writer.change(change).revision());
    }

    private static RegistryEntry taking(SortedMap<String, RegistryEntry> entries, String region, String key) {
        return entries.containsKey(region) ? entries.get(region).taking(key) : RegistryEntry.of(region, key);
    }

    /** Vivenu signs with the published key now. */
    public void settle(String region) {
        var now = clock.instant();
        writer.change(entries ->
                entries.containsKey(region) ? with(entries, entries.get(region).settled(now, overlap)) : entries);
    }

    /** Whether a webhook of ours may be at Vivenu, though no status says so. */
    public boolean mayBeRegistered(String region) {
        return writer.document().entry(region).map(RegistryEntry::registered).orElse(false);
    }

    /** Nothing is taken for the region any more. Not waited for: a delivery for it may as well be refused. */
    public void remove(String region) {
        writer.change(entries -> {
            entries.remove(region);
            return entries;
        });
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
