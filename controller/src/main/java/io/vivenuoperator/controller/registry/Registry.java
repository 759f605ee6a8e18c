package io.vivenuoperator.controller.registry;

import java.time.Clock;
import java.time.Duration;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * What the receivers know, and the order in which they learn it: a key is published and confirmed before Vivenu signs with
 * it, and taken away only when Vivenu has long stopped.
 */
public final class Registry {
    private final RegistrySecret secret;
    private final Receivers receivers;
    private final Duration overlap;
    private final Clock clock;

    /** @param overlap how long a replaced key is still taken after Vivenu has the new one */
    public Registry(RegistrySecret secret, Receivers receivers, Duration overlap, Clock clock) {
        this.secret = secret;
        this.receivers = receivers;
        this.overlap = overlap;
        this.clock = clock;
    }

    /**
     * To be called once, before the first region. Receivers that were started before there was a registry are told, or they
     * would not be ready for the minute and more that a mounted Secret takes by itself.
     */
    public void prepare() {
        receivers.announce(secret.ensureExists());
    }

    /** The receivers take the key, beside the ones they took before. */
    public Confirmation publish(String region, String key) {
        var document = secret.change(entries -> with(
                entries,
                entries.containsKey(region) ? entries.get(region).taking(key) : RegistryEntry.of(region, key)));
        return receivers.confirm(document.revision());
    }

    /** Vivenu signs with the published key now. */
    public void settle(String region) {
        UnaryOperator<SortedMap<String, RegistryEntry>> settling = entries -> entries.containsKey(region)
                ? with(entries, entries.get(region).settled(clock.instant(), overlap))
                : entries;
        secret.change(settling);
    }

    /** Nothing is taken for the region any more. Not waited for: a delivery for it may as well be refused. */
    public void remove(String region) {
        secret.change(entries -> {
            entries.remove(region);
            return entries;
        });
    }

    private static SortedMap<String, RegistryEntry> with(
            SortedMap<String, RegistryEntry> entries, RegistryEntry entry) {
        entries.put(entry.region(), entry);
        return entries;
    }
}
