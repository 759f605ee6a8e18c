package io.vivenuoperator.contracts.subscription;

import java.util.HashSet;
import java.util.List;

/**
 * {@code SUBSCRIPTIONS_FILE}: who is told what. The controller writes it into a Secret; the events service reads it from a
 * mounted file. See {@code subscriptions.json} among the golden files.
 *
 * @param revision the writer's name for this version, opaque; the controller's are numbers that grow; empty if a person wrote none
 */
public record SubscriptionsFile(String revision, List<HandedSubscription> subscriptions, List<HandedReplay> replays) {
    public SubscriptionsFile {
        subscriptions = List.copyOf(subscriptions);
        replays = List.copyOf(replays);
        var seen = new HashSet<String>();
        for (var subscription : subscriptions) {
            if (!seen.add(subscription.uid())) {
                throw new IllegalArgumentException("subscription " + subscription.uid() + " appears twice");
            }
        }
        for (var replay : replays) {
            if (!seen.add(replay.uid())) {
                throw new IllegalArgumentException("replay " + replay.uid() + " appears twice");
            }
        }
    }

    /**
     * Parses a file. Unknown fields are ignored, so that a newer controller may add some.
     *
     * @throws MalformedSubscriptionsFileException naming the field; nothing of such a file may be used
     */
    public static SubscriptionsFile parse(byte[] json) throws MalformedSubscriptionsFileException {
        return new SubscriptionsFileParser().parse(json);
    }

    public String toJson() {
        return SubscriptionsFileWriter.write(this).toString();
    }

    /** Without the secrets, which would end up in a log. */
    @Override
    public String toString() {
        return "SubscriptionsFile[" + revision + ", " + subscriptions.size() + " subscriptions, " + replays.size()
                + " replays]";
    }
}
