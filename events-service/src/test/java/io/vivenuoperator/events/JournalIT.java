package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of deliveries, as a webhook's owner reads it. */
class JournalIT extends WithAHook {
    private String id = "";

    @BeforeEach
    void fill() throws Exception {
        // What it does not ask for is not delivered to it.
        id = webhook("dach", "thing.*");
        db.execute("""
                INSERT INTO message (seq, at, id, type, source, payload)
                VALUES (900001, now(), 'm1', 'user.created', 'dach', '{}');
                INSERT INTO attempt (at, subscription_uid, seq, number, status, reason, millis)
                SELECT '2026-11-27T12:00:00.000001Z', '$id', seq, 1, 500, 'ServerError', 7 FROM generate_series(900001, 900005) AS seq;
                INSERT INTO attempt (at, subscription_uid, seq, number, millis)
                VALUES ('2026-11-27T12:01:00Z', 'another', 900001, 1, 7);
                INSERT INTO dead_letter (subscription_uid, seq, at, attempts, reason)
                SELECT '$id', seq, '2026-11-27T13:00:00Z', 10, 'Timeout' FROM generate_series(900001, 900003) AS seq;
                """.replace("$id", id));
    }

    private JsonNode page(String what, String query) throws Exception {
        return events.json(events.ask("dach", "/webhooks/" + id + "/" + what + query));
    }

    private List<Long> all(String what, String list) throws Exception {
        List<Long> seqs = new ArrayList<>();
        String query = "?limit=2";
        boolean more = true;
        while (more) {
            JsonNode page = page(what, query);
            page.path(list).forEach(row -> seqs.add(row.path("seq").longValue()));
            query = "?limit=2&after=" + page.path("next").asText();
            more = !page.path("next").isNull();
        }
        return seqs;
    }

    @Test
    void attemptsOfOneInstantFollowOneAnotherFromPageToPage() throws Exception {
        assertThat(all("attempts", "attempts")).containsExactly(900005L, 900004L, 900003L, 900002L, 900001L);
    }

    @Test
    void anAttemptSaysWhatHappened() throws Exception {
        JsonNode oldest = page("attempts", "").path("attempts").path(4);

        assertThat(oldest.path("eventId").asText()).isEqualTo("m1");
        assertThat(oldest.path("eventType").asText()).isEqualTo("user.created");
        assertThat(oldest.path("status").intValue()).isEqualTo(500);
        assertThat(oldest.path("reason").asText()).isEqualTo("ServerError");
        assertThat(oldest.path("replay").isNull()).isTrue();
    }

    @Test
    void deadLettersFollowTheLog() throws Exception {
        assertThat(all("dead-letters", "deadLetters")).containsExactly(900001L, 900002L, 900003L);
    }

    @Test
    void whatTheLogNoLongerHasIsNull() throws Exception {
        JsonNode letter = page("dead-letters", "").path("deadLetters").path(2);

        assertThat(letter.path("eventId").isNull()).isTrue();
        assertThat(letter.path("status").isNull()).isTrue();
        assertThat(letter.path("reason").asText()).isEqualTo("Timeout");
    }

    @Test
    void oneOfKubernetesIsReadable() throws Exception {
        db.execute("UPDATE subscription SET origin = 'kubernetes', namespace = 'ticketing', name = 'hook'");

        assertThat(page("attempts", "").path("attempts")).hasSize(5);
        assertThat(page("dead-letters", "").path("deadLetters")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"shop, 404", "nowhere, 404", "reader, 403", "publisher, 403", "unknown, 401", "nobody, 401"})
    void isForThoseWhoSeeTheWebhook(String key, int status) throws Exception {
        assertThat(events.ask(key, "/webhooks/" + id + "/attempts").statusCode())
                .isEqualTo(status);
        assertThat(events.ask(key, "/webhooks/" + id + "/dead-letters").statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attempts?after=1",
                "attempts?after=99999999999999999-1-1",
                "attempts?limit=501",
                "attempts?before=1",
                "dead-letters?after=x",
                "dead-letters?after=1234567890123456789",
                "dead-letters?limit=0"
            })
    void refusesWhatCantBeTaken(String question) throws Exception {
        assertThat(reason(events.ask("dach", "/webhooks/" + id + "/" + question)))
                .isEqualTo("BadParameter");
    }
}
