package io.vivenuoperator.store.historical;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PastTicketClaimsIT {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration NO_PACE = Duration.ZERO;
    private static final Duration SLOW = Duration.ofMinutes(10);
    private static final EndpointFingerprint ENDPOINT =
            EndpointFingerprint.of("https://filter.example.com/ticket-created", "filter.example.com");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final EndpointLeases leases = new EndpointLeases();
    private final PastTicketClaims claims = new PastTicketClaims();
    private EndpointLease.Acquired lease = new EndpointLease.Acquired(0, 0);

    @BeforeEach
    void acquire() {
        lease = acquireAs("pod-1");
    }

    private EndpointLease.Acquired acquireAs(String holder) {
        return (EndpointLease.Acquired) db.database().inTransaction(tx -> leases.acquire(tx, ENDPOINT, holder, LEASE));
    }

    private EndpointLease.Acquired takeOver() {
        db.execute("UPDATE historical_endpoint SET expires_at = clock_timestamp()");
        return acquireAs("pod-2");
    }

    private static PastTicketClaim fresh(String ticket) {
        return new PastTicketClaim("dach", "event1", ticket, "sync-1", 1, Optional.empty());
    }

    private static PastTicketClaim after(PastTicketState former, String ticket) {
        return new PastTicketClaim("dach", "event1", ticket, "sync-2", 1, Optional.of(former));
    }

    private ClaimVerdict claim(EndpointLease.Acquired by, PastTicketClaim claim, Duration interval) {
        return db.database().inTransaction(tx -> claims.claim(tx, by, claim, interval, LEASE));
    }

    private boolean settle(EndpointLease.Acquired by, PastTicketClaim claim, PastTicketState state) {
        return db.database().inTransaction(tx -> claims.settle(tx, by, claim, state, "204"));
    }

    private boolean release(EndpointLease.Acquired by, PastTicketClaim claim) {
        return db.database().inTransaction(tx -> claims.release(tx, by, claim, "503"));
    }

    private List<String> doubted(EndpointLease.Acquired by) {
        return db.database().inTransaction(tx -> claims.doubtEarlier(tx, by));
    }

    private String state(String ticket) {
        return db.text("SELECT coalesce((SELECT state FROM replayed_tickets WHERE ticket_id = '" + ticket + "'), '-')");
    }

    @Test
    void aClaimIsThereBeforeTheTicketIsSentAndIsSettledAfterTheAnswer() {
        // when
        var claimed = claim(lease, fresh("t1"), NO_PACE);
        var before = state("t1");
        settle(lease, fresh("t1"), PastTicketState.SENT);

        // then
        assertThat(claimed).isInstanceOf(ClaimVerdict.Claimed.class);
        assertThat(before).isEqualTo("Claimed");
        assertThat(state("t1")).isEqualTo("Sent");
    }

    @Test
    void theViewHasWhatIsPromisedAndNothingElse() {
        // given
        claim(lease, fresh("t1"), NO_PACE);
        settle(lease, fresh("t1"), PastTicketState.SENT);

        // then
        assertThat(db.text("SELECT concat_ws(' ', region, ticket_id, event_id, endpoint_host, state, attempts, answer,"
                        + " claimed_at <= settled_at) FROM replayed_tickets"))
                .isEqualTo("dach t1 event1 filter.example.com Sent 1 204 t");
        assertThat(db.text("SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute"
                        + " WHERE attrelid = 'replayed_tickets'::regclass AND attnum > 0"))
                .isEqualTo("region ticket_id event_id endpoint_host state attempts answer claimed_at settled_at");
    }

    @Test
    void whatWasSentIsNotClaimedAgain() {
        // given
        claim(lease, fresh("t1"), NO_PACE);
        settle(lease, fresh("t1"), PastTicketState.SENT);

        // when
        var again = claim(lease, fresh("t1"), NO_PACE);

        // then
        assertThat(again).isInstanceOf(ClaimVerdict.AlreadySettled.class);
        assertThat(state("t1")).isEqualTo("Sent");
    }

    @Test
    void aClaimWhoseCommitWasNotAnsweredCanBeMadeAgain() {
        // given
        claim(lease, fresh("t1"), NO_PACE);

        // when
        var again = claim(lease, fresh("t1"), NO_PACE);

        // then
        assertThat(again).isInstanceOf(ClaimVerdict.Claimed.class);
    }

    @Test
    void nothingIsClaimedBeforeThePaceAllowsIt() {
        // given
        claim(lease, fresh("t1"), SLOW);

        // when
        var early = claim(lease, fresh("t2"), SLOW);

        // then
        assertThat(early)
                .isInstanceOfSatisfying(
                        ClaimVerdict.TooEarly.class,
                        later -> assertThat(later.left()).isBetween(SLOW.minusSeconds(60), SLOW));
        assertThat(state("t2")).isEqualTo("-");
    }

    @Test
    void thePaceHoldsForTheNextOwnerToo() {
        // given
        claim(lease, fresh("t1"), SLOW);

        // when
        var early = claim(takeOver(), fresh("t2"), SLOW);

        // then
        assertThat(early).isInstanceOf(ClaimVerdict.TooEarly.class);
    }

    @Test
    void theFormerOwnerClaimsNothing() {
        // given
        takeOver();

        // when
        var late = claim(lease, fresh("t1"), NO_PACE);

        // then
        assertThat(late).isInstanceOf(ClaimVerdict.LeaseLost.class);
        assertThat(state("t1")).isEqualTo("-");
    }

    @Test
    void anOwnerWhoseLeaseRanOutClaimsNothing() {
        // given
        db.execute("UPDATE historical_endpoint SET expires_at = clock_timestamp()");

        // when
        var late = claim(lease, fresh("t1"), NO_PACE);

        // then
        assertThat(late).isInstanceOf(ClaimVerdict.LeaseLost.class);
    }

    @Test
    void aKillBetweenClaimAndSettlingLeavesOneTicketInDoubt() {
        // given
        claim(lease, fresh("t1"), NO_PACE);
        settle(lease, fresh("t1"), PastTicketState.SENT);
        claim(lease, fresh("t2"), NO_PACE);

        // when
        var doubted = doubted(takeOver());

        // then
        assertThat(doubted).containsExactly("t2");
        assertThat(state("t1")).isEqualTo("Sent");
        assertThat(state("t2")).isEqualTo("InDoubt");
    }

    @Test
    void whoeverHoldsTheLeaseDoesNotDoubtItsOwnClaims() {
        // given
        claim(lease, fresh("t1"), NO_PACE);

        // when
        var doubted = doubted(lease);

        // then
        assertThat(doubted).isEmpty();
    }

    @Test
    void aFormerOwnerDoubtsNothing() {
        // given
        claim(lease, fresh("t1"), NO_PACE);
        var next = takeOver();
        var last = takeOver();

        // when
        var doubted = doubted(next);

        // then
        assertThat(doubted).isEmpty();
        assertThat(doubted(last)).containsExactly("t1");
    }

    @Test
    void aLateAnswerIsStillTheTruth() {
        // given
        claim(lease, fresh("t1"), NO_PACE);
        doubted(takeOver());

        // when
        boolean settled = settle(lease, fresh("t1"), PastTicketState.SENT);

        // then
        assertThat(settled).isTrue();
        assertThat(state("t1")).isEqualTo("Sent");
    }

    @Test
    void aLateAnswerSaysNothingOfAClaimThatWasMadeSince() {
        // given
        claim(lease, fresh("t1"), NO_PACE);
        var next = takeOver();
        doubted(next);
        claim(next, after(PastTicketState.IN_DOUBT, "t1"), NO_PACE);

        // when
        boolean settled = settle(lease, fresh("t1"), PastTicketState.SENT);

        // then
        assertThat(settled).isFalse();
        assertThat(state("t1")).isEqualTo("Claimed");
    }

    @Test
    void aTicketInDoubtIsClaimedOnlyByWhoeverMeansIt() {
        // given
        claim(lease, fresh("t1"), NO_PACE);
        var next = takeOver();
        doubted(next);

        // then
        assertThat(claim(next, fresh("t1"), NO_PACE)).isInstanceOf(ClaimVerdict.AlreadySettled.class);
        assertThat(claim(next, after(PastTicketState.IN_DOUBT, "t1"), NO_PACE))
                .isInstanceOf(ClaimVerdict.Claimed.class);
    }

    @Test
    void aReleasedClaimLeavesNoRow() {
        // given
        claim(lease, fresh("t1"), NO_PACE);

        // when
        release(lease, fresh("t1"));

        // then
        assertThat(state("t1")).isEqualTo("-");
    }

    @Test
    void aReleasedClaimOfATicketInDoubtLeavesItInDoubt() {
        // given
        claim(lease, fresh("t1"), NO_PACE);
        var next = takeOver();
        doubted(next);
        claim(next, after(PastTicketState.IN_DOUBT, "t1"), NO_PACE);

        // when
        release(next, after(PastTicketState.IN_DOUBT, "t1"));

        // then
        assertThat(state("t1")).isEqualTo("InDoubt");
    }

    @Test
    void whatIsKnownIsFoundByTheTicketsOfOneRegion() {
        // given
        claim(lease, fresh("t1"), NO_PACE);
        claim(lease, fresh("t2"), NO_PACE);
        settle(lease, fresh("t2"), PastTicketState.REFUSED);

        // when
        var known = db.database()
                .inTransaction(tx -> claims.known(tx, lease.endpoint(), "dach", List.of("t1", "t2", "t3")));
        var elsewhere = db.database().inTransaction(tx -> claims.known(tx, lease.endpoint(), "italy", List.of("t1")));

        // then
        assertThat(known)
                .containsExactlyInAnyOrder(
                        new KnownPastTicket("t1", PastTicketState.CLAIMED, "sync-1"),
                        new KnownPastTicket("t2", PastTicketState.REFUSED, "sync-1"));
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void theLedgerSaysWhatATicketIsNow() {
        // given
        db.execute("""
                INSERT INTO region (name, watched_since) VALUES ('dach', '2026-01-01Z');
                INSERT INTO event (region_key, event_id, changed_at) VALUES (1, 'event1', '2026-01-01Z');
                INSERT INTO ticket_type (event_key, ticket_type_id, name, active, listed) VALUES (1, 'a', 'A', true, true);
                INSERT INTO ticket (region_key, ticket_id, type_key, status, created_at, updated_at)
                VALUES (1, 't1', 1, 2, '2026-01-01Z', '2026-01-02Z');
                """);

        // when
        var entry = db.database().inTransaction(tx -> claims.ledgerEntry(tx, "dach", "t1"));
        var unknown = db.database().inTransaction(tx -> claims.ledgerEntry(tx, "dach", "t2"));

        // then
        assertThat(entry).hasValueSatisfying(ticket -> {
            assertThat(ticket.status()).contains("INVALID");
            assertThat(ticket.goneAt()).isEmpty();
        });
        assertThat(unknown).isEmpty();
    }
}
