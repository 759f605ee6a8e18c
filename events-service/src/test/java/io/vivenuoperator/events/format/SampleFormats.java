package io.vivenuoperator.events.format;

import io.vivenuoperator.events.chat.CardStyle;
import io.vivenuoperator.events.chat.DiscordFormat;
import io.vivenuoperator.events.chat.SlackFormat;
import io.vivenuoperator.events.chat.TeamsFormat;
import io.vivenuoperator.events.cloudevent.CloudEventWriter;
import io.vivenuoperator.events.incident.AlertmanagerFormat;
import io.vivenuoperator.events.incident.PagerDutyFormat;
import io.vivenuoperator.events.notice.DigestWriter;
import io.vivenuoperator.events.notice.NoticeWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every format, by the name of its golden file. */
final class SampleFormats {
    private static final NoticeWriter NOTICES = new NoticeWriter();
    private static final DigestWriter DIGESTS = new DigestWriter();

    private SampleFormats() {}

    static Map<String, DeliveryFormat> all() {
        Map<String, DeliveryFormat> formats = new LinkedHashMap<>();
        formats.put("standard", new StandardFormat(false));
        formats.put("standard-with-metadata", new StandardFormat(true));
        formats.put("cloudevents-structured", new CloudEventsStructuredFormat(new CloudEventWriter("")));
        formats.put("cloudevents-binary", new CloudEventsBinaryFormat(new CloudEventWriter("io.vivenu-operator.")));
        formats.putAll(chats());
        formats.put("pagerduty", new PagerDutyFormat("a-routing-key", NOTICES));
        formats.put("alertmanager", new AlertmanagerFormat(NOTICES, Map.of()));
        return formats;
    }

    static Map<String, DigestFormat> chats() {
        Map<String, DigestFormat> formats = new LinkedHashMap<>();
        formats.put("slack", new SlackFormat(NOTICES, DIGESTS));
        formats.put("teams-message", new TeamsFormat(CardStyle.MESSAGE, NOTICES, DIGESTS));
        formats.put("teams-bare", new TeamsFormat(CardStyle.BARE, NOTICES, DIGESTS));
        formats.put("discord", new DiscordFormat(NOTICES, DIGESTS));
        return formats;
    }

    static DeliveryContent content(FormatOutcome outcome) {
        return switch (outcome) {
            case FormatOutcome.Sendable sendable -> sendable.content();
            case FormatOutcome.Unsendable unsendable -> throw new AssertionError(unsendable.message());
        };
    }
}
