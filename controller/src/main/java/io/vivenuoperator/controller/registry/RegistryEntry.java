package io.vivenuoperator.controller.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The signing keys that the receivers accept for a region.
 *
 * @param signingKeys the current one first, then those it replaced
 * @param supersededAt when Vivenu was first seen using the first key while older ones were still accepted
 * @param registered whether a webhook of ours may be at Vivenu; set before it is created, and so correct after any crash
 * @param entered the state of a manually entered webhook; it refers to the first key
 */
record RegistryEntry(
        String region,
        List<String> signingKeys,
        Optional<Instant> supersededAt,
        boolean registered,
        Optional<ManualWebhook> entered) {
    private static final int MOST_KEYS = 16;
    /** Smaller, to leave room for keys that Vivenu may or may not have. */
    private static final int MOST_KEYS_IN_OVERLAP = 8;

    RegistryEntry {
        signingKeys = List.copyOf(signingKeys);
    }

    static RegistryEntry of(String region, String key) {
        return new RegistryEntry(region, List.of(key), Optional.empty(), false, Optional.empty());
    }

    /** Accepts the key from now on, beside the previous ones. */
    RegistryEntry taking(String key) {
        if (signingKeys.getFirst().equals(key)) {
            return this;
        }
        var keys = new ArrayList<String>();
        keys.add(key);
        before().stream().filter(old -> !old.equals(key)).forEach(keys::add);
        if (keys.size() > MOST_KEYS) {
            // Never the oldest: until Vivenu has been updated, it is the one that signs deliveries.
            keys.remove(1);
        }
        return new RegistryEntry(region, keys, Optional.empty(), registered, Optional.empty());
    }

    /** Among keys that Vivenu replaced long ago, the oldest matter least: they sign nothing but retries. */
    private List<String> before() {
        return supersededAt.isPresent() && signingKeys.size() > MOST_KEYS_IN_OVERLAP
                ? signingKeys.subList(0, MOST_KEYS_IN_OVERLAP)
                : signingKeys;
    }

    /** Also accepts keys that Vivenu was found to sign with, wherever they come from. */
    RegistryEntry alsoTaking(Collection<String> found) {
        if (signingKeys.containsAll(found)) {
            return this;
        }
        var keys = new ArrayList<>(signingKeys);
        found.stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        return new RegistryEntry(region, keys, Optional.empty(), registered, entered);
    }

    RegistryEntry registering() {
        return registered ? this : new RegistryEntry(region, signingKeys, supersededAt, true, entered);
    }

    /** Waits for a person to enter a webhook with this URL and the first key, starting now unless already waiting. */
    RegistryEntry awaiting(String url, Instant now) {
        return entered.filter(webhook -> webhook.url().equals(url)).isPresent()
                ? this
                : withEntered(Optional.of(ManualWebhook.awaited(url, now)));
    }

    /** A delivery signed with this key arrived, so older keys are superseded; ignored unless it is the first key. */
    RegistryEntry delivered(String key, Instant now, Duration overlap) {
        return signingKeys.getFirst().equals(key)
                ? settled(now, overlap).withEntered(entered.map(ManualWebhook::delivered))
                : this;
    }

    private RegistryEntry withEntered(Optional<ManualWebhook> webhook) {
        return new RegistryEntry(region, signingKeys, supersededAt, registered, webhook);
    }

    /** Vivenu signs with the first key: older ones are dropped when the overlap is over. */
    RegistryEntry settled(Instant now, Duration overlap) {
        if (signingKeys.size() == 1) {
            return this;
        }
        if (supersededAt.isEmpty()) {
            return new RegistryEntry(region, signingKeys, Optional.of(now), registered, entered);
        }
        return supersededAt.get().plus(overlap).isAfter(now)
                ? this
                : new RegistryEntry(region, List.of(signingKeys.getFirst()), Optional.empty(), registered, entered);
    }

    /** Without the keys, which would end up in a log. */
    @Override
    public String toString() {
        return "RegistryEntry[" + region + ", " + signingKeys.size() + " keys]";
    }
}
