package io.vivenuoperator.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SellerWorldTest {
    private final MovableClock clock = new MovableClock();
    private final SellerWorld world = new Generation(1, 6, 200, clock).seller("dach");

    @Test
    void rebookedTicketsCountWhereTheyWentAndKeepTheirPlaceInTheOrder() {
        int sold = world.truth().sold();
        String eventId = world.events().getFirst().id();
        int before = world.truth(eventId).orElseThrow().sold();

        var moved = world.move(7, eventId).orElseThrow().ids();

        assertThat(world.truth().sold()).isEqualTo(sold);
        assertThat(world.truth(eventId).orElseThrow().sold()).isBetween(before, before + 7);
        var numbers = world.tickets(Optional.of(Set.of(eventId)), ticket -> true, 0, 1000).rows().stream()
                .map(Ticket::number)
                .toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(moved)
                .allSatisfy(id -> assertThat(
                                world.eventOf(world.ticket(id).orElseThrow()).id())
                        .isEqualTo(eventId));
    }

    @Test
    void theSameSeedMakesTheSameWorld() {
        SellerWorld again = new Generation(1, 6, 200, clock).seller("dach");

        assertThat(again.truth()).isEqualTo(world.truth());
        assertThat(all(again)).isEqualTo(all(world));
    }

    @Test
    void anotherSeedMakesAnotherWorld() {
        assertThat(new Generation(2, 6, 200, clock).seller("dach").truth()).isNotEqualTo(world.truth());
    }

    @Test
    void sellersShareNoId() {
        SellerWorld other = new Generation(1, 6, 200, clock).seller("italy");

        assertThat(other.events())
                .extracting(Event::id)
                .doesNotContainAnyElementsOf(
                        world.events().stream().map(Event::id).toList());
        assertThat(other.ids().sellerId()).isNotEqualTo(world.ids().sellerId());
    }

    @Test
    void ticketsSoldPerEventAreAsWishedOnAverage() {
        assertThat(world.truth().sold()).isEqualTo(6 * 200);
    }

    @Test
    void everyStatusOccurs() {
        Set<TicketStatus> statuses = all(world).stream().map(Ticket::status).collect(Collectors.toSet());

        assertThat(statuses).containsExactlyInAnyOrder(TicketStatus.values());
    }

    @Test
    void theWorldIsIrregularWhereVivenuIs() {
        List<Truth.OfEvent> events = world.truth().events();

        assertThat(events).anyMatch(event -> event.capacity().isEmpty());
        assertThat(events).anyMatch(event -> event.capacity().isPresent());
        assertThat(events)
                .flatExtracting(Truth.OfEvent::ticketTypes)
                .anyMatch(type -> type.capacity().stream().anyMatch(capacity -> type.sold() > capacity));
        assertThat(world.events()).anyMatch(event -> event.sellStart().isAfter(clock.instant()));
        assertThat(world.events()).anyMatch(event -> event.end().isBefore(clock.instant()));
    }

    @Test
    void aTicketIsNeverOlderThanItsCreation() {
        assertThat(all(world)).allMatch(ticket -> ticket.updatedAt() >= ticket.createdAt());
    }

    @Test
    void creationTimesFollowTheOrder() {
        assertThat(all(world)).extracting(Ticket::createdAt).isSorted();
    }

    @Test
    void theTruthIsWhatTheListsCount() {
        // given a world in which everything has happened
        world.sell(50, Optional.empty());
        world.invalidate(20);
        world.personalise(5);
        world.delete(world.events().get(2).id());

        // then each event's list counts what the truth says, and the whole list counts their sum
        for (Truth.OfEvent event : world.truth().events()) {
            assertThat(sold(Optional.of(List.of(event.eventId())))).isEqualTo(event.sold());
            assertThat(event.ticketTypes().stream().mapToInt(Truth.OfType::sold).sum())
                    .isEqualTo(event.sold());
        }
        assertThat(sold(Optional.empty())).isEqualTo(world.truth().sold());
    }

    @Test
    void aSaleSellsExactlyThatMany() {
        int before = world.truth().sold();

        Outcome outcome = world.sell(40, Optional.empty()).orElseThrow();

        assertThat(outcome.ids()).hasSize(40).doesNotHaveDuplicates();
        assertThat(world.truth().sold()).isEqualTo(before + 40);
    }

    @Test
    void someSalesAreReservedFirst() {
        Outcome outcome = world.sell(60, Optional.empty()).orElseThrow();

        assertThat(outcome.changes()).extracting(Change::type).contains("ticket.created", "ticket.updated");
        assertThat(outcome.changes().size()).isGreaterThan(60);
    }

    @Test
    void nothingIsSoldForAnEventThatIsGone() {
        String id = world.events().get(1).id();
        world.delete(id);

        assertThat(world.sell(1, Optional.of(id))).isEmpty();
        assertThat(world.event(id)).isEmpty();
        assertThat(world.truth().events()).extracting(Truth.OfEvent::eventId).doesNotContain(id);
    }

    @Test
    void aReservationCountsOnceItIsPaid() {
        int before = world.truth().sold();
        Outcome cart = world.reserve(3).orElseThrow();
        assertThat(world.truth().sold()).isEqualTo(before);

        world.settle(cart.ids());
        world.settle(cart.ids());

        assertThat(world.truth().sold()).isEqualTo(before + 3);
    }

    @Test
    void everyChangeHasAnUpdatedAtOfItsOwn() {
        Outcome outcome = world.sell(100, Optional.empty()).orElseThrow();

        assertThat(updatedAt(outcome)).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void tiesShareAnUpdatedAt() {
        world.tiedUpdatedAt(true);

        Outcome outcome = world.sell(100, Optional.empty()).orElseThrow();

        assertThat(Set.copyOf(updatedAt(outcome))).hasSizeLessThan(5);
    }

    @Test
    void aBulkSaleDoesNotRunAheadOfTheClock() {
        Outcome outcome = world.sell(20_000, Optional.empty()).orElseThrow();

        assertThat(updatedAt(outcome)).allMatch(at -> at <= clock.millis() + 1_100);
    }

    @Test
    void anEditMovesUpdatedAt() {
        Event before = world.events().getFirst();
        clock.advance(Duration.ofSeconds(1));

        world.edit(before.id());

        Event after = world.event(before.id()).orElseThrow();
        assertThat(after.updatedAt()).isAfter(before.updatedAt());
        assertThat(after.name()).isNotEqualTo(before.name());
    }

    @Test
    void aNewEventIsListedLastAndOnSale() {
        String id = world.open().ids().getFirst();

        assertThat(world.events().getLast().id()).isEqualTo(id);
        assertThat(world.events().getLast().onSale(clock.instant())).isTrue();
        assertThat(world.events()).extracting(Event::createdAt).isSorted();
        assertThat(world.sell(3, Optional.of(id))).isPresent();
        assertThat(world.truth(id).orElseThrow().sold()).isEqualTo(3);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<Ticket> first =
                world.tickets(Optional.empty(), ticket -> true, 0, 700).rows();
        List<Ticket> second =
                world.tickets(Optional.empty(), ticket -> true, 700, 1000).rows();

        assertThat(first.getLast().number() + 1).isEqualTo(second.getFirst().number());
        assertThat(first.size() + second.size()).isEqualTo(all(world).size());
    }

    private int sold(Optional<List<String>> events) {
        return world.tickets(events, ticket -> ticket.status().sold(), 0, 1).total();
    }

    private static List<Ticket> all(SellerWorld world) {
        return world.tickets(Optional.empty(), ticket -> true, 0, Integer.MAX_VALUE)
                .rows();
    }

    private static List<Long> updatedAt(Outcome outcome) {
        return outcome.changes().stream()
                .map(Change.OfTicket.class::cast)
                .map(change -> change.ticket().updatedAt())
                .toList();
    }
}
