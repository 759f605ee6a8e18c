package io.vivenuoperator.events.destination;

import io.vivenuoperator.events.chat.CardStyle;
import io.vivenuoperator.events.chat.DiscordFormat;
import io.vivenuoperator.events.chat.SlackFormat;
import io.vivenuoperator.events.chat.TeamsFormat;
import io.vivenuoperator.events.cloudevent.CloudEventWriter;
import io.vivenuoperator.events.format.CloudEventsBinaryFormat;
import io.vivenuoperator.events.format.CloudEventsStructuredFormat;
import io.vivenuoperator.events.format.DeliveryFormat;
import io.vivenuoperator.events.format.StandardFormat;
import io.vivenuoperator.events.incident.AlertmanagerFormat;
import io.vivenuoperator.events.incident.PagerDutyFormat;
import io.vivenuoperator.events.notice.DigestWriter;
import io.vivenuoperator.events.notice.NoticeWriter;
import java.util.Optional;

/** How each kind of target is spoken to, and where. */
final class TargetFormats {
    private static final String BARE = "Bare";

    private final NoticeWriter notices = new NoticeWriter();
    private final DigestWriter digests = new DigestWriter();

    /** Empty for a kind of a later release, or without what the kind needs. */
    Optional<DeliveryFormat> format(SubscriptionReading stored, SealedTarget target) {
        return switch (target.kind()) {
            case "webhook" -> Optional.of(webhook(stored));
            case "slack" -> Optional.of(new SlackFormat(notices, digests));
            case "teams" -> Optional.of(new TeamsFormat(style(stored), notices, digests));
            case "discord" -> Optional.of(new DiscordFormat(notices, digests));
            case "pagerDuty" -> target.routingKey().map(key -> new PagerDutyFormat(key, notices));
            case "alertmanager" -> Optional.of(new AlertmanagerFormat(notices, stored.labels()));
            default -> Optional.empty();
        };
    }

    /** Where requests go. */
    Optional<String> url(SealedTarget target) {
        return switch (target.kind()) {
            case "pagerDuty" -> Optional.of(target.url().orElse(PagerDutyFormat.URL));
            case "alertmanager" -> target.url().map(base -> withoutSlash(base) + AlertmanagerFormat.PATH);
            default -> target.url();
        };
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static CardStyle style(SubscriptionReading stored) {
        return stored.cardStyle().equals(BARE) ? CardStyle.BARE : CardStyle.MESSAGE;
    }

    private static DeliveryFormat webhook(SubscriptionReading stored) {
        var writer = new CloudEventWriter("");
        return switch (stored.format()) {
            case "CloudEventsStructured" -> new CloudEventsStructuredFormat(writer);
            case "CloudEventsBinary" -> new CloudEventsBinaryFormat(writer);
            default -> new StandardFormat(stored.includesMetadata());
        };
    }
}
