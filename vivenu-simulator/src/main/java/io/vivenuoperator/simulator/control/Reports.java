package io.vivenuoperator.simulator.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulator.api.RequestLog;
import io.vivenuoperator.simulator.delivery.Attempt;
import io.vivenuoperator.simulator.delivery.LoggedAttempt;
import io.vivenuoperator.simulator.delivery.Tally;
import io.vivenuoperator.simulator.webhook.Webhook;
import io.vivenuoperator.simulator.world.Truth;
import java.util.List;

/** The control API's reports as JSON. They contain no key and no personal data. */
final class Reports {
    private Reports() {}

    static ObjectNode truths(List<Truth> truths) {
        ObjectNode node = object();
        var sellers = node.putArray("sellers");
        truths.forEach(truth -> sellers.add(truth(truth)));
        return node;
    }

    static ObjectNode truth(Truth truth) {
        ObjectNode node = object().put("seller", truth.seller()).put("sellerId", truth.sellerId());
        var events = node.putArray("events");
        truth.events().forEach(event -> events.add(event(event)));
        return node;
    }

    private static ObjectNode event(Truth.OfEvent event) {
        ObjectNode node = object().put("eventId", event.eventId()).put("name", event.name());
        event.capacity().ifPresentOrElse(some -> node.put("capacity", some), () -> node.putNull("capacity"));
        var types = node.put("sold", event.sold()).putArray("ticketTypes");
        event.ticketTypes().forEach(type -> types.add(type(type)));
        Truth.Announcement page = event.announcement();
        node.put("start", page.start().toString())
                .put("end", page.end().toString())
                .put("sellStart", page.sellStart().toString())
                .put("sellEnd", page.sellEnd().toString());
        return node.put("timezone", page.timezone())
                .put("url", page.url())
                .put("updatedAt", page.updatedAt().toString());
    }

    private static ObjectNode type(Truth.OfType type) {
        ObjectNode node = object().put("ticketTypeId", type.ticketTypeId())
                .put("name", type.name())
                .put("price", type.price());
        type.capacity().ifPresentOrElse(some -> node.put("capacity", some), () -> node.putNull("capacity"));
        return node.put("sold", type.sold());
    }

    static ObjectNode webhooks(List<Webhook> webhooks) {
        ObjectNode node = object();
        var all = node.putArray("webhooks");
        for (Webhook webhook : webhooks) {
            ObjectNode each = all.addObject()
                    .put("id", webhook.id())
                    .put("name", webhook.name())
                    .put("url", webhook.url().toString())
                    .put("enabled", webhook.enabled())
                    .put("signed", webhook.hmacKey().isPresent());
            ObjectNode events = each.putObject("events");
            webhook.events().forEach(events::put);
        }
        return node;
    }

    static ObjectNode deliveries(List<LoggedAttempt> attempts) {
        ObjectNode node = object();
        var all = node.putArray("deliveries");
        attempts.forEach(logged -> all.add(delivery(logged.number(), logged.attempt())));
        return node;
    }

    private static ObjectNode delivery(long number, Attempt attempt) {
        ObjectNode node = object().put("number", number)
                .put("seller", attempt.seller())
                .put("webhookId", attempt.webhookId())
                .put("id", attempt.id())
                .put("type", attempt.type())
                .put("url", attempt.url().toString())
                .put("status", attempt.status())
                .put("attempt", attempt.attempt())
                .put("at", attempt.at().toString());
        attempt.signedWith().ifPresent(fingerprint -> node.put("signedWith", fingerprint));
        return node;
    }

    static ObjectNode tallies(List<Tally> tallies) {
        ObjectNode node = object();
        var all = node.putArray("webhooks");
        for (Tally tally : tallies) {
            ObjectNode byStatus = all.addObject()
                    .put("seller", tally.seller())
                    .put("webhookId", tally.webhookId())
                    .put("begun", tally.begun())
                    .put("delivered", tally.delivered())
                    .put("givenUp", tally.givenUp())
                    .putObject("attemptsByStatus");
            tally.attemptsByStatus().forEach((status, count) -> byStatus.put(status.toString(), count));
        }
        return node;
    }

    static ObjectNode requests(RequestLog.Report report) {
        ObjectNode node = object().put("total", report.total());
        ObjectNode byRoute = node.putObject("byRoute");
        report.byRoute().forEach(byRoute::put);
        var log = node.putArray("log");
        report.log()
                .forEach(entry -> log.addObject()
                        .put("at", entry.at().toString())
                        .put("seller", entry.seller())
                        .put("method", entry.method())
                        .put("path", entry.path())
                        .put("query", entry.query())
                        .put("status", entry.status()));
        return node;
    }

    static ObjectNode tickets(String count, List<String> ids) {
        ObjectNode node = object().put(count, ids.size());
        var all = node.putArray("ticketIds");
        ids.forEach(all::add);
        return node;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
