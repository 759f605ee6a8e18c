package io.vivenuoperator.controller.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The signing keys that the receivers take for a region.
 *
 * @param signingKeys the one in use first, then those it replaced
 * @param supersededAt when Vivenu was first seen with the first key while older ones were still taken
 * @param registered whether a webhook of ours may be at Vivenu: known before it is created, and so after any crash
 * @param entered what is known of a webhook that a person enters; it speaks of the first key
 */
record RegistryEntry(
        String region,
        List<String> signingKeys,
        Optional<Instant> supersededAt,
        boolean registered,
        Optional<ManualWebhook> entered) {
    private static final int MOST_KEYS = 16;
    /** Fewer, so that there is room for keys of which nobody knows yet whether Vivenu has them. */
    private static final int MOST_KEYS_IN_OVERLAP = 8;

    RegistryEntry {
        signingKeys = List.copyOf(signingKeys);
    }

    static RegistryEntry of(String region, String key) {
        return new RegistryEntry(region, List.of(key), Optional.empty(), false, Optional.empty());
    }

    /** The key is taken from now on, beside the ones before it. */
    RegistryEntry taking(String key) {
        if (signingKeys.getFirst().equals(key)) {
            return this;
        }
        var keys = new ArrayList<String>();
        keys.add(key);
        before().stream().filter(old -> !old.equals(key)).forEach(keys::add);
        if (keys.size() > MOST_KEYS) {
            // Never the oldest: as long as Vivenu could not be told, it is the one that deliveries are signed with.
            keys.remove(1);
        }
        return new RegistryEntry(region, keys, Optional.empty(), registered, Optional.empty());
    }

    /** Of those that Vivenu has long replaced, the oldest matter least: nothing is signed with them but what it repeats. */
    private List<String> before() {
        return supersededAt.isPresent() && signingKeys.size() > MOST_KEYS_IN_OVERLAP
                ? signingKeys.subList(0, MOST_KEYS_IN_OVERLAP)
                : signingKeys;
    }

    /** Keys that Vivenu was found to sign with are taken too, wherever they come from. */
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

    /** A person is to enter a webhook with this URL and the first key; since now, unless that is known. */
    RegistryEntry awaiting(String url, Instant now) {
        return entered.filter(webhook -> webhook.url().equals(url)).isPresent()
                ? this
                : withEntered(Optional.of(ManualWebhook.awaited(url, now)));
    }

    /** A delivery that the key signed has come in, so older keys are on their way out; it says nothing of another first key. */
    RegistryEntry delivered(String key, Instant now, Duration overlap) {
        return signingKeys.getFirst().equals(key)
                ? settled(now, overlap).withEntered(entered.map(ManualWebhook::delivered))
                : this;
    }

    private RegistryEntry withEntered(Optional<ManualWebhook> webhook) {
        return new RegistryEntry(region, signingKeys, supersededAt, registered, webhook);
    }

    /** Vivenu signs with the first key: older ones go when the overlap is over. */
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

    /** Never the keys: they would end in a log. */
    @Override
    public String toString() {
        return "RegistryEntry[" + region + ", " + signingKeys.size() + " keys]";
    }
}
