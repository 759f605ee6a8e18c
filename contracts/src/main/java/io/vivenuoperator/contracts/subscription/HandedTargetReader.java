package io.vivenuoperator.contracts.subscription;

import io.vivenuoperator.contracts.subscription.HandedTarget.AlertmanagerTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.ClientCertificate;
import io.vivenuoperator.contracts.subscription.HandedTarget.DiscordTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.PagerDutyTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.SlackTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.TeamsTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.WebhookTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the target of a subscription. */
final class HandedTargetReader {
    private static final List<String> KINDS = List.of(
            WebhookTarget.KIND,
            SlackTarget.KIND,
            TeamsTarget.KIND,
            DiscordTarget.KIND,
            PagerDutyTarget.KIND,
            AlertmanagerTarget.KIND);
    private static final Set<String> FORMATS =
            Set.of(WebhookTarget.STANDARD, "CloudEventsStructured", "CloudEventsBinary");
    private static final Set<String> CARD_STYLES = Set.of(TeamsTarget.MESSAGE, "Bare");

    private HandedTargetReader() {}

    static HandedTarget target(FileNode deliver) throws MalformedSubscriptionsFileException {
        var given = new ArrayList<String>();
        KINDS.stream().filter(kind -> deliver.at(kind).isThere()).forEach(given::add);
        if (given.size() != 1) {
            throw deliver.wrong("must have exactly one of " + KINDS);
        }
        var target = deliver.at(given.getFirst());
        var url = target.text(FileFields.URL);
        return switch (given.getFirst()) {
            case SlackTarget.KIND -> new SlackTarget(url);
            case TeamsTarget.KIND ->
                new TeamsTarget(url, target.word(FileFields.CARD_STYLE, CARD_STYLES, TeamsTarget.MESSAGE));
            case DiscordTarget.KIND -> new DiscordTarget(url);
            case PagerDutyTarget.KIND -> new PagerDutyTarget(url, target.text(FileFields.ROUTING_KEY));
            case AlertmanagerTarget.KIND -> new AlertmanagerTarget(url, target.textsByName(FileFields.LABELS));
            default -> webhook(target, url);
        };
    }

    private static WebhookTarget webhook(FileNode target, String url) throws MalformedSubscriptionsFileException {
        return new WebhookTarget(
                url,
                target.word(FileFields.FORMAT, FORMATS, WebhookTarget.STANDARD),
                target.flag(FileFields.INCLUDE_METADATA),
                target.textsByName(FileFields.HEADERS),
                target.optionalText(FileFields.CA),
                client(target.at(FileFields.CLIENT)));
    }

    private static Optional<ClientCertificate> client(FileNode client) throws MalformedSubscriptionsFileException {
        return client.isThere()
                ? Optional.of(new ClientCertificate(client.text(FileFields.CERTIFICATE), client.text(FileFields.KEY)))
                : Optional.empty();
    }
}
