package io.vivenuoperator.simulators.eventbrite.world;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The organization's box office: who bought what, and who comes. */
public final class BoxOffice {
    private final Clock clock;
    private final Map<String, Attendee> attendees = new HashMap<>();
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, String> idByKey = new HashMap<>();
    private final Map<String, TreeSet<String>> idsByOrder = new HashMap<>();
    private final ChangeOrder<Attendee> attendeesByChange = new ChangeOrder<>();
    private final ChangeOrder<Order> ordersByChange = new ChangeOrder<>();

    /** An empty one; changes are stamped by this clock. */
    public BoxOffice(Clock clock) {
        this.clock = clock;
    }

    /** The current time. */
    public Instant now() {
        return clock.instant();
    }

    /** Adds an attendee. */
    public synchronized void add(Attendee attendee) {
        attendees.put(attendee.id(), attendee);
        idByKey.put(attendee.key(), attendee.id());
        attendeesByChange.add(attendee);
        idsByOrder.computeIfAbsent(attendee.orderId(), key -> new TreeSet<>()).add(attendee.id());
    }

    /** Adds an order. */
    public synchronized void add(Order order) {
        orders.put(order.id(), order);
        ordersByChange.add(order);
    }

    /** Changes an attendee; empty if there is none. */
    public synchronized Optional<Attendee> change(String key, UnaryOperator<Attendee> change) {
        return byKey(key).map(old -> {
            Attendee changed = change.apply(old);
            attendeesByChange.remove(old);
            attendees.put(changed.id(), changed);
            attendeesByChange.add(changed);
            return changed;
        });
    }

    /** Refunds the order of an attendee, and voids what was in it; empty if there is none. */
    public synchronized Optional<Order> refund(String key) {
        return byKey(key).flatMap(attendee -> order(attendee.orderId())).map(old -> {
            Order refunded = old.with("refunded", now());
            ordersByChange.remove(old);
            orders.put(refunded.id(), refunded);
            ordersByChange.add(refunded);
            ofOrder(old.id())
                    .forEach(each -> change(
                            each.key(),
                            before -> new Attendee(
                                    before.id(),
                                    before.key(),
                                    before.eventId(),
                                    before.orderId(),
                                    before.profile(),
                                    before.ticket(),
                                    "not_attending",
                                    before.checkedIn(),
                                    before.created(),
                                    now())));
            return refunded;
        });
    }

    /** Removes an attendee without a trace, as Eventbrite does when it erases somebody; empty if there is none. */
    public synchronized Optional<Attendee> remove(String key) {
        Optional<Attendee> removed = Optional.ofNullable(idByKey.remove(key)).flatMap(this::attendee);
        removed.ifPresent(attendee -> {
            attendees.remove(attendee.id());
            attendeesByChange.remove(attendee);
        });
        return removed;
    }

    /** An attendee by the name that a test gave him. */
    public synchronized Optional<Attendee> byKey(String key) {
        return Optional.ofNullable(idByKey.get(key)).flatMap(this::attendee);
    }

    /** An attendee by his id. */
    public synchronized Optional<Attendee> attendee(String id) {
        return Optional.ofNullable(attendees.get(id));
    }

    /** An order by its id. */
    public synchronized Optional<Order> order(String id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** Who is in an order. */
    public synchronized List<Attendee> ofOrder(String orderId) {
        return idsByOrder.getOrDefault(orderId, new TreeSet<>()).stream()
                .flatMap(id -> attendee(id).stream())
                .toList();
    }

    /** Attendees behind a place, in the order of their changes. */
    public synchronized List<Attendee> attendees(
            Optional<ChangeOrder.Place> behind, Predicate<Attendee> meant, int skipped, int most) {
        return attendeesByChange.behind(behind, meant, skipped, most);
    }

    /** Orders behind a place, in the order of their changes. */
    public synchronized List<Order> orders(
            Optional<ChangeOrder.Place> behind, Predicate<Order> meant, int skipped, int most) {
        return ordersByChange.behind(behind, meant, skipped, most);
    }

    /** All attendees. */
    public synchronized List<Attendee> all() {
        return List.copyOf(attendees.values());
    }

    /** The ids of all events. */
    public synchronized List<String> eventIds() {
        var ids = new TreeSet<String>();
        orders.values().forEach(order -> ids.add(order.eventId()));
        return List.copyOf(ids);
    }

    /** How many attendees and orders. */
    public synchronized List<Integer> counts() {
        return List.of(attendeesByChange.size(), ordersByChange.size());
    }
}
