package io.vivenuoperator.salesapi;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.createdAt;
import static io.vivenuoperator.store.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.TicketLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger: which tickets, in which order, and nobody in it. */
class TicketsIT extends OnAPortfolio {
    private static final String TICKETS = "/v1/events/dach/open/tickets?";

    private void record(String id, LedgerStatus status, Instant created) {
        db.database()
                .inTransaction(tx -> new TicketLedger()
                        .record(
                                tx,
                                List.of(createdAt(ticket("dach", id, "open", "a", status, 0), created)),
                                NOON.plusSeconds(60)));
    }

    @Test
    void aTicketHasWhatCountsNeedAndNothingElse() throws Exception {
        record("t9", LedgerStatus.VALID, NOON.plusSeconds(1));

        assertThat(api.json("dach", TICKETS).path("data").toString())
                .isEqualTo("[{\"ticket_id\":\"t9\",\"ticket_type_id\":\"a\",\"status\":\"VALID\",\"price\":\"49.90\","
                        + "\"currency\":\"EUR\",\"created_at\":\"2026-11-22T12:00:01Z\",\"updated_at\":\"2026-11-22T12:00:00Z\","
                        + "\"gone_at\":null}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                            | a b c
            status=VALID                                    | a
            status=VALID,RESERVED                           | a c
            created_at[gte]=2026-11-22T12:00:01Z            | b c
            created_at[gt]=2026-11-22T12:00:01Z             | c
            created_at[lte]=2026-11-22T12:00:01Z            | a b
            created_at[lt]=2026-11-22T12:00:01Z             | a
            created_at[gte]=2026-11-22&created_at[lt]=2026-11-23 | a b c
            created_at[gte]=2026-11-23&created_at[lt]=2026-11-22 |
            include=gone                                    | a b c d
            """)
    void aListHasWhatWasAskedFor(String query, String expected) throws Exception {
        record("a", LedgerStatus.VALID, NOON);
        record("b", LedgerStatus.INVALID, NOON.plusSeconds(1));
        record("c", LedgerStatus.RESERVED, NOON.plusSeconds(2));
        record("d", LedgerStatus.VALID, NOON.plusSeconds(3));
        db.execute("UPDATE ticket SET gone_at = now() WHERE ticket_id = 'd'");

        JsonNode data = api.json(
                        "dach",
                        TICKETS
                                + (query == null
                                        ? ""
                                        : query.replace("[", "%5B").replace("]", "%5D")))
                .path("data");

        List<String> ids = new ArrayList<>();
        data.forEach(ticket -> ids.add(ticket.path("ticket_id").textValue()));
        assertThat(String.join(" ", ids)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void pagesHaveEachTicketOnceWhileOthersAreAdded() throws Exception {
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            // Five of each instant, so that the order needs the id.
            record("t" + i, LedgerStatus.VALID, NOON.plusSeconds(i / 5));
            before.add("t" + i);
        }

        List<String> seen = Pages.all(api, TICKETS + "limit=4", "ticket_id", page -> {
            record("early" + page, LedgerStatus.VALID, NOON.minusSeconds(page));
            if (page < 5) {
                record("late" + page, LedgerStatus.VALID, NOON.plusSeconds(100 + page));
            }
        });

        assertThat(seen).doesNotHaveDuplicates().containsAll(before).contains("late1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status=sold           | status
            include=deleted       | include
            created_at[eq]=1      | created_at[eq]
            created_at[gte]=now   | created_at[gte]
            limit=0               | limit
            from=2026-11-22       | from
            cursor=W10            | cursor
            """)
    void aParameterThatCannotBeTakenIsNamed(String query, String parameter) throws Exception {
        var answer = api.ask("dach", TICKETS + query.replace("[", "%5B").replace("]", "%5D"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningApi.read(answer.body())
                        .path("errors")
                        .path(0)
                        .path("parameter")
                        .textValue())
                .isEqualTo(parameter);
    }
}
