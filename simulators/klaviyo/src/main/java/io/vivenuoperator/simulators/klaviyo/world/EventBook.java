package io.vivenuoperator.simulators.klaviyo.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What happened, in the order of its happening. */
public final class EventBook {
    /** The topics of Klaviyo's own events that webhooks may ask for. */
    public static final Set<String> TOPICS = Set.of(
            "event:klaviyo.opened_email",
            "event:klaviyo.clicked_email",
            "event:klaviyo.email_delivered",
            "event:klaviyo.bounced_email",
            "event:klaviyo.marked_email_as_spam",
            "event:klaviyo.subscribed_to_email_marketing",
            "event:klaviyo.unsubscribed_from_email_marketing",
            "event:klaviyo.subscribed_to_sms_marketing",
            "event:klaviyo.unsubscribed_from_sms_marketing",
            "event:klaviyo.sent_sms",
            "event:klaviyo.subscribed_to_list");

    private final List<KlaviyoEvent> events = new ArrayList<>();
    private int made;

    /** Adds one. */
    public synchronized KlaviyoEvent add(String topic, String profileId, Instant at) {
        made++;
        var event = new KlaviyoEvent(ProfileIds.lengthy("event", Integer.toString(made)), topic, profileId, at);
        events.add(event);
        return event;
    }

    /** All of them. */
    public synchronized List<KlaviyoEvent> all() {
        return List.copyOf(events);
    }

    /** Forgets those of a profile. */
    public synchronized void forget(String profileId) {
        events.removeIf(event -> event.profileId().equals(profileId));
    }
}
