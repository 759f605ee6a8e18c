package io.vivenuoperator.simulator.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.simulator.resource.Holder;
import io.vivenuoperator.simulator.resource.TicketResource;
import io.vivenuoperator.simulator.world.Page;
import io.vivenuoperator.simulator.world.SellerWorld;
import io.vivenuoperator.simulator.world.Ticket;
import io.vivenuoperator.simulator.world.TicketStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /tickets}: filters by event, status, creation and change, but not by ticket type, as at Vivenu. */
final class TicketRoutes {
    private static final Set<String> DATES = Set.of("updatedAt");
    /** Filters on fields that no ticket here has: they match nothing. */
    private static final Set<String> FOREIGN = Set.of(
            "statusId",
            "gaName",
            "sectionName",
            "groupName",
            "rowName",
            "seatName",
            "purchaseIntentId",
            "checkoutId",
            "subscriptionId",
            "batch",
            "batchCounter[$gt]",
            "batchCounter[$gte]",
            "batchCounter[$lt]",
            "batchCounter[$lte]",
            "batchCounter[$eq]",
            "batchCounter[$ne]",
            "packageId");

    private static final Set<String> PLAIN = Stream.concat(
                    FOREIGN.stream(),
                    Stream.of(
                            "name",
                            "barcode",
                            "start",
                            "end",
                            "status",
                            "type",
                            "deliveryType",
                            "event",
                            "customerId",
                            "top",
                            "skip"))
            .collect(Collectors.toUnmodifiableSet());

    Answer list(SellerWorld seller, Faults faults, String query) {
        Parameters parameters = Parameters.of(query, PLAIN, DATES);
        Optional<Set<String>> events = parameters.list("event").map(Set::copyOf);
        Page<Ticket> page = seller.tickets(events, filter(seller, parameters), parameters.skip(), parameters.top());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var rows = body.putArray("rows");
        page.rows().forEach(ticket -> rows.add(render(seller, ticket, faults)));
        return Answer.of(200, body.put("total", page.total()));
    }

    Answer get(SellerWorld seller, Faults faults, String id) {
        return seller.ticket(id)
                .map(ticket -> Answer.of(200, render(seller, ticket, faults)))
                .orElseGet(() -> Answer.error(404, "Ticket not found"));
    }

    private static ObjectNode render(SellerWorld seller, Ticket ticket, Faults faults) {
        ObjectNode node = TicketResource.of(seller.ids(), ticket, seller.eventOf(ticket));
        return Distortion.ofTicket(node, ticket.number() == 0, faults);
    }

    private static Predicate<Ticket> filter(SellerWorld seller, Parameters parameters) {
        if (parameters.hasAny(FOREIGN) || !virtualAndSingle(parameters)) {
            return ticket -> false;
        }
        EnumSet<TicketStatus> statuses = statuses(parameters);
        DateRange updated = parameters.range("updatedAt");
        DateRange created = created(parameters);
        Predicate<Ticket> holder = holder(seller, parameters);
        return ticket -> statuses.contains(ticket.status())
                && updated.test(ticket.updatedAt())
                && created.test(ticket.createdAt())
                && holder.test(ticket);
    }

    private static boolean virtualAndSingle(Parameters parameters) {
        String type = parameters.text("type").orElse("SINGLE");
        if (!type.equals("SINGLE") && !type.equals("MULTI")) {
            throw new InvalidRequest("\"type\" must be one of [SINGLE, MULTI]");
        }
        return type.equals("SINGLE")
                && parameters
                        .list("deliveryType")
                        .map(all -> all.contains("VIRTUAL"))
                        .orElse(true);
    }

    private static EnumSet<TicketStatus> statuses(Parameters parameters) {
        EnumSet<TicketStatus> statuses = EnumSet.noneOf(TicketStatus.class);
        for (String name : parameters.list("status").orElse(List.of())) {
            statuses.add(Stream.of(TicketStatus.values())
                    .filter(status -> status.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidRequest("\"status\" knows no \"" + name + "\"")));
        }
        return parameters.text("status").isEmpty() ? EnumSet.allOf(TicketStatus.class) : statuses;
    }

    private static DateRange created(Parameters parameters) {
        return new DateRange(Stream.concat(
                        parameters.text("start").map(from -> DateRange.Bound.of("start", "$gte", from)).stream(),
                        parameters.text("end").map(to -> DateRange.Bound.of("end", "$lte", to)).stream())
                .toList());
    }

    private static Predicate<Ticket> holder(SellerWorld seller, Parameters parameters) {
        Predicate<Ticket> all = ticket -> true;
        Predicate<Ticket> name = parameters
                .text("name")
                .map(part -> part.toLowerCase(Locale.ROOT))
                .<Predicate<Ticket>>map(part -> ticket -> Holder.of(seller.ids(), ticket.number())
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .contains(part))
                .orElse(all);
        Predicate<Ticket> barcode = parameters
                .text("barcode")
                .<Predicate<Ticket>>map(code -> ticket ->
                        Holder.of(seller.ids(), ticket.number()).barcode().equals(code))
                .orElse(all);
        Predicate<Ticket> customer = parameters
                .text("customerId")
                .<Predicate<Ticket>>map(
                        id -> ticket -> seller.ids().customer(ticket.number()).equals(id))
                .orElse(all);
        return name.and(barcode).and(customer);
    }
}
