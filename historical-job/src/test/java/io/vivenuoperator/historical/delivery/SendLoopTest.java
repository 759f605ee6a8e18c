package io.vivenuoperator.historical.delivery;

import static io.vivenuoperator.historical.delivery.ScriptedEndpoint.doubt;
import static io.vivenuoperator.historical.delivery.ScriptedEndpoint.notSent;
import static io.vivenuoperator.historical.delivery.ScriptedEndpoint.retryAfter;
import static io.vivenuoperator.historical.delivery.ScriptedEndpoint.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vivenuoperator.contracts.historical.SendCounts;
import io.vivenuoperator.historical.plan.ChosenTickets;
import io.vivenuoperator.historical.plan.DoubtPolicy;
import io.vivenuoperator.historical.plan.PlannedTicket;
import io.vivenuoperator.historical.plan.TicketChoice;
import io.vivenuoperator.platform.httpclient.pinned.SinglePostOutcome;
import io.vivenuoperator.platform.httpclient.pinned.TargetFailure;
import io.vivenuoperator.store.historical.LedgerEntry;
import io.vivenuoperator.store.historical.PastTicketState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendLoopTest {
    private static final Duration INTERVAL = Duration.ofMillis(1800);
    private static final TicketChoice SOLD =
            new TicketChoice(Set.of("VALID"), List.of(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    private final MovedTime time = new MovedTime();
    private final MemoryLedger ledger = new MemoryLedger();
    private final ScriptedEndpoint endpoint = new ScriptedEndpoint(time, status(204));
    private final SendTally tally = new SendTally(time, 0, 0);
    private DoubtPolicy doubts = DoubtPolicy.HOLD;

    private SendEnd send(TicketSender sender, List<PlannedTicket> planned) throws IOException {
        var run = new TicketRun("dach", "sync1", ChosenTickets.NOON, SOLD, doubts);
        return new SendLoop(ledger, sender, run, SendRules.standard(INTERVAL), tally, time, time.asSendTime())
                .send(planned);
    }

    private SendEnd send(String... ids) throws IOException {
        return send(endpoint, planned(Stream.of(ids)));
    }

    private static List<PlannedTicket> planned(Stream<String> ids) {
        return ids.map(id -> new PlannedTicket(ChosenTickets.ticket(id), Optional.empty()))
                .toList();
    }

    private static List<PlannedTicket> many(int tickets) {
        return planned(IntStream.range(0, tickets).mapToObj(i -> "t" + i));
    }

    @Test
    void everyTicketIsSentOnceAndSettled() throws Exception {
        // when
        var end = send("a", "b", "c");

        // then
        assertThat(end).isEqualTo(SendEnd.FINISHED);
        assertThat(endpoint.asked()).containsExactly("a", "b", "c");
        assertThat(ledger.states().values()).containsOnly(PastTicketState.SENT);
        assertThat(tally.counts()).isEqualTo(new SendCounts(3, 0, 0, 0, 0));
    }

    @Test
    void thePaceIsFromBeginningToBeginningHoweverLongAnAnswerTakes() throws Exception {
        // given
        endpoint.working(Duration.ofMillis(300));

        // when
        send("a", "b", "c");

        // then
        assertThat(endpoint.at()).containsExactly(Duration.ZERO, Duration.ofMillis(1800), Duration.ofMillis(3600));
    }

    @Test
    void aSlowAnswerIsNotMadeUpForByABurst() throws Exception {
        // given
        endpoint.working(Duration.ofSeconds(10));

        // when
        send("a", "b", "c");

        // then
        assertThat(endpoint.at()).containsExactly(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 405, 409, 413, 422, 451, 301, 307, 101})
    void whatTheEndpointDoesNotWantIsRefusedAndTheRestGoesOn(int status) throws Exception {
        // given
        endpoint.then(status(204), status(status));

        // when
        var end = send("a", "b", "c");

        // then
        assertThat(end).isEqualTo(SendEnd.FINISHED);
        assertThat(ledger.states())
                .isEqualTo(Map.of("a", PastTicketState.SENT, "b", PastTicketState.REFUSED, "c", PastTicketState.SENT));
        assertThat(tally.groups())
                .singleElement()
                .satisfies(group -> assertThat(group.answer()).isEqualTo(Integer.toString(status)));
    }

    @Test
    void ifTheFirst20AreAllRefusedTheRestIsLeftAlone() throws Exception {
        // when
        var end = send(new ScriptedEndpoint(time, status(422)), many(50));

        // then
        assertThat(end).isEqualTo(SendEnd.ALL_REFUSED);
        assertThat(tally.counts().refused()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"401,SIGNING_KEY_REFUSED", "403,SIGNING_KEY_REFUSED", "404,ENDPOINT_GONE", "410,ENDPOINT_GONE"})
    void whatFailsAlikeForAllEndsItAndIsNotSettled(int status, SendEnd expected) throws Exception {
        // given
        endpoint.then(status(204), status(status));

        // when
        var end = send("a", "b", "c");

        // then
        assertThat(end).isEqualTo(expected);
        assertThat(ledger.states()).isEqualTo(Map.of("a", PastTicketState.SENT));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503})
    void theSameTicketIsSentAgainIfThatMayHelp(int status) throws Exception {
        // given
        endpoint.then(status(status), status(status));

        // when
        var end = send("a", "b");

        // then
        assertThat(end).isEqualTo(SendEnd.FINISHED);
        assertThat(endpoint.asked()).containsExactly("a", "a", "a", "b");
        assertThat(tally.counts()).isEqualTo(new SendCounts(2, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"120,120", "'Thu, 26 Nov 2026 12:02:00 GMT',119.9", "7200,3600"})
    void theEndpointSaysWhenWithinReason(String header, double seconds) throws Exception {
        // given
        endpoint.then(retryAfter(429, header));

        // when
        send("a");

        // then
        assertThat(endpoint.at().getLast()).isEqualTo(Duration.ofMillis(100 + (long) (1000 * seconds)));
    }

    @Test
    void aTicketIsSentSevenTimesAtMostAndLeftToTheNextSync() throws Exception {
        // given
        IntStream.range(0, 7).forEach(i -> endpoint.then(status(429)));

        // when
        var end = send("a", "b");

        // then
        assertThat(end).isEqualTo(SendEnd.FINISHED);
        assertThat(tally.counts()).isEqualTo(new SendCounts(1, 0, 1, 0, 0));
        assertThat(ledger.states()).isEqualTo(Map.of("b", PastTicketState.SENT));
    }

    @Test
    void anEndpointThatFailsThreeTimesIsLeftAloneForLongerAndLonger() throws Exception {
        // given
        endpoint.working(Duration.ZERO).then(notSent(), notSent(), notSent(), notSent(), notSent());

        // when
        var end = send("a", "b");

        // then
        assertThat(end).isEqualTo(SendEnd.FINISHED);
        var at = endpoint.at();
        assertThat(endpoint.asked()).containsExactly("a", "a", "a", "a", "a", "a", "b");
        assertThat(at.get(3).minus(at.get(2))).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(at.get(4).minus(at.get(3))).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(at.get(5).minus(at.get(4))).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
        assertThat(at.get(6).minus(at.get(5))).isEqualTo(INTERVAL);
    }

    @Test
    void anEndpointThatStaysAwayIsGivenUpAfterSixHours() throws Exception {
        // when
        var end = send(new ScriptedEndpoint(time, notSent()), many(3));

        // then
        assertThat(end).isEqualTo(SendEnd.ENDPOINT_UNAVAILABLE);
        assertThat(time.passed()).isBetween(Duration.ofHours(6), Duration.ofMinutes(375));
        assertThat(ledger.states()).isEmpty();
    }

    @Test
    void anAddressThatMayNotBeCalledEndsIt() throws Exception {
        // given
        endpoint.then(new SinglePostOutcome.NotSent(TargetFailure.ADDRESS_REFUSED, "It leads inside."));

        // then
        assertThat(send("a")).isEqualTo(SendEnd.ADDRESS_REFUSED);
        assertThat(ledger.states()).isEmpty();
    }

    @Test
    void underHoldADoubtIsNeverSentAgainAndTheNextTicketIsTheProbe() throws Exception {
        // given
        endpoint.then(doubt());

        // when
        var end = send("a", "b", "c");

        // then
        assertThat(end).isEqualTo(SendEnd.FINISHED);
        assertThat(endpoint.asked()).containsExactly("a", "b", "c");
        assertThat(ledger.states())
                .isEqualTo(Map.of("a", PastTicketState.IN_DOUBT, "b", PastTicketState.SENT, "c", PastTicketState.SENT));
        assertThat(endpoint.at().get(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(tally.counts()).isEqualTo(new SendCounts(2, 0, 0, 1, 0));
    }

    @Test
    void underResendADoubtIsSentAgainLastOfAll() throws Exception {
        // given
        doubts = DoubtPolicy.RESEND;
        endpoint.then(doubt());

        // when
        var end = send("a", "b", "c");

        // then
        assertThat(end).isEqualTo(SendEnd.FINISHED);
        assertThat(endpoint.asked()).containsExactly("a", "b", "c", "a");
        assertThat(ledger.states().values()).containsOnly(PastTicketState.SENT);
        assertThat(tally.counts()).isEqualTo(new SendCounts(3, 0, 0, 0, 0));
    }

    @Test
    void aDoubtFromBeforeThatIsAnsweredLaterStaysADoubt() throws Exception {
        // given
        doubts = DoubtPolicy.RESEND;
        ledger.has("a", PastTicketState.IN_DOUBT);
        endpoint.then(status(401));

        // when
        send(endpoint, List.of(new PlannedTicket(ChosenTickets.ticket("a"), Optional.of(PastTicketState.IN_DOUBT))));

        // then
        assertThat(ledger.states()).isEqualTo(Map.of("a", PastTicketState.IN_DOUBT));
    }

    @Test
    void aTicketThatIsNotWantedAnyMoreIsNotSent() throws Exception {
        // given
        ledger.knows("a", new LedgerEntry(Optional.of("INVALID"), ChosenTickets.NOON.plusSeconds(1), Optional.empty()));
        ledger.knows("b", new LedgerEntry(Optional.of("INVALID"), ChosenTickets.NOON, Optional.empty()));
        ledger.knows(
                "c",
                new LedgerEntry(
                        Optional.of("VALID"), ChosenTickets.NOON, Optional.of(ChosenTickets.NOON.plusSeconds(5))));

        // when
        send("a", "b", "c", "d");

        // then
        assertThat(endpoint.asked()).containsExactly("b", "d");
        assertThat(tally.counts()).isEqualTo(new SendCounts(2, 0, 0, 0, 2));
    }

    @Test
    void whoeverLostTheLeaseSendsNothing() throws Exception {
        // given
        ledger.lose();

        // then
        assertThat(send("a")).isEqualTo(SendEnd.LEASE_LOST);
        assertThat(endpoint.asked()).isEmpty();
    }

    @Test
    void aStopEndsTheRestAndLeavesNothingClaimed() throws Exception {
        // given
        time.stopAfter(Duration.ofSeconds(3));

        // when
        var end = send("a", "b", "c");

        // then
        assertThat(end).isEqualTo(SendEnd.STOPPED);
        assertThat(ledger.states().keySet()).containsExactly("a", "b");
        assertThat(ledger.states().values()).containsOnly(PastTicketState.SENT);
    }

    @Test
    void aPayloadThatCantBeReadLeavesNothingClaimed() {
        // when
        var failure = catchThrowable(() -> send(
                ticket -> {
                    throw new IOException("gone");
                },
                many(1)));

        // then
        assertThat(failure).isInstanceOf(IOException.class);
        assertThat(ledger.states()).isEmpty();
    }

    @Test
    void anEndpointThatIsAwayIsSaidUntilItIsBack() throws IOException {
        // given
        List<Optional<EndpointAbsence>> seen = new ArrayList<>();
        TicketSender sender = ticket -> {
            seen.add(tally.absence());
            return seen.size() <= 3 ? notSent() : status(204);
        };

        // when
        send(sender, planned(Stream.of("t1", "t2")));

        // then
        assertThat(seen.subList(0, 3)).allMatch(Optional::isEmpty);
        assertThat(seen.get(3)).hasValueSatisfying(away -> {
            assertThat(away.words()).contains("away since", "the next attempt is at");
            assertThat(away.next()).isAfter(away.since());
        });
        assertThat(seen.get(4)).isEmpty();
        assertThat(tally.absence()).isEmpty();
    }
}
