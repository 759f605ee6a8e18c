package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole tables: every row once, of one moment, with a proof of the end, and without one when there is none. */
class ExportIT extends OnOnePortfolio {
    private static final String DAY = "?from=2026-11-22&to=2026-11-23";
    private static final int MANY = 60_000;

    @Override
    Map<String, String> settings() {
        return Map.of("DATABASE_CONNECTIONS", "4");
    }

    private HttpResponse<String> export(String form, String target) throws Exception {
        return api.ask("all", "/v1/export/" + target, Map.of("Accept", form));
    }

    /** The rows before the last line, which must say how many there are. */
    private List<JsonNode> rows(String target) throws Exception {
        var answer = export("*/*", target);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-ndjson");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.body().split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(RunningApi.read(line));
            }
        }
        JsonNode end = lines.removeLast();
        assertThat(end.toString()).isEqualTo("{\"end\":true,\"rows\":" + lines.size() + "}");
        return lines;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            events                      | SELECT count(*) FROM events WHERE status <> 'deleted'
            events?include=deleted      | SELECT count(*) FROM events
            events?region=dach          | SELECT count(*) FROM events WHERE status <> 'deleted' AND region = 'dach'
            events?from=2099-05-17      | SELECT count(*) FROM events WHERE status <> 'deleted'
            events?to=2099-05-17        | SELECT 0
            hours?from=2026-11-22&to=2026-11-23 | SELECT count(*) FROM event_hour
            hours?from=2026-11-22T13:00Z&to=2026-11-23 | SELECT 0
            days?from=2026-11-21T23:00Z&to=2026-11-23 | SELECT count(*) FROM event_day
            days?from=2026-11-22&to=2026-11-23 | SELECT 0
            changes?from=2026-11-22&to=2026-11-23&include=deleted | SELECT count(*) FROM snapshot
            changes?from=2026-11-22&to=2026-11-23 | SELECT count(*) FROM snapshot s JOIN event e USING (event_key) WHERE deleted_at IS NULL
            tickets?from=2026-11-22&to=2026-11-23 | SELECT count(*) FROM ticket
            tickets?from=2026-11-22&to=2026-11-22T12:00Z | SELECT 0
            """)
    void anExportHasEachRowThatACountFinds(String target, String count) throws Exception {
        long expected = db.number(count);

        assertThat(rows(target)).hasSize((int) expected);
    }

    @Test
    void goneTicketsAreThereWhenTheyAreAskedFor() throws Exception {
        changing().execute("UPDATE ticket SET gone_at = now() WHERE ticket_id = 't1'");

        assertThat(rows("tickets" + DAY)).hasSize(3);
        assertThat(rows("tickets" + DAY + "&include=gone")).hasSize(6);
    }

    @Test
    void aRowHasWhatIsKnown() throws Exception {
        JsonNode change = rows("changes" + DAY + "&region=dach").stream()
                .filter(row -> row.path("event_id").textValue().equals("open"))
                .findFirst()
                .orElseThrow();
        JsonNode ticket = rows("tickets" + DAY + "&region=usa").getFirst();

        assertThat(change.toString())
                .isEqualTo(
                        "{\"region\":\"dach\",\"event_id\":\"open\",\"ticket_type_id\":\"a\",\"ticket_type_name\":\"Type a\","
                                + "\"changed_at\":\"2026-11-22T12:00:00Z\",\"capacity\":null,\"sold\":0,\"available\":null,\"delta\":0,"
                                + "\"listed\":true,\"complete_since\":\"2026-11-22T11:00:00Z\"}");
        assertThat(ticket.toString())
                .isEqualTo(
                        "{\"region\":\"usa\",\"event_id\":\"e1\",\"ticket_id\":\"t1\",\"ticket_type_id\":\"a\",\"status\":\"VALID\","
                                + "\"price\":\"49.90\",\"currency\":\"EUR\",\"created_at\":\"2026-11-22T12:00:00Z\","
                                + "\"updated_at\":\"2026-11-22T12:00:00Z\",\"gone_at\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events?include=deleted",
                "hours" + DAY,
                "days?from=2026-11-20&to=2026-11-25",
                "changes" + DAY,
                "tickets" + DAY
            })
    void csvHasTheSameRowsAndItsEnd(String target) throws Exception {
        List<JsonNode> expected = rows(target);

        var answer = export("text/csv", target);
        List<Map<String, String>> rows = new ArrayList<>(RepresentationIT.read(answer.body()));
        Map<String, String> end = rows.removeLast();

        assertThat(end.get("region")).isEqualTo("#end");
        assertThat(end.get("event_id")).isEqualTo(Integer.toString(expected.size()));
        assertThat(rows).hasSameSizeAs(expected);
        for (int at = 0; at < rows.size(); at++) {
            JsonNode row = expected.get(at);
            rows.get(at)
                    .forEach((name, value) -> assertThat(value)
                            .isEqualTo(
                                    row.path(name).isNull()
                                            ? null
                                            : row.path(name).asText()));
            assertThat(rows.get(at)).hasSize(row.size());
        }
        assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
                .endsWith(".csv\"");
    }

    @Test
    void anExportSaysWhatItCanBeTrustedFor() throws Exception {
        var answer = export("*/*", "events?region=dach");

        assertThat(answer.headers().firstValue("data-through")).hasValue("2026-11-22T12:30:00Z");
        assertThat(answer.headers().firstValue("as-of")).isPresent();
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("etag")).isEmpty();
    }

    @Test
    void headHasTheHeadersOnly() throws Exception {
        var head = api.send(
                "HEAD", "/v1/export/hours", Map.of("Authorization", "Bearer " + api.key("all"), "Accept", "text/csv"));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hours?from=2026-11-23&to=2026-11-22 | from
            events?from=2026-11-23&to=2026-11-22 | from
            hours?from=x                        | from
            hours?include=gone                  | include
            hours?limit=5                       | limit
            tickets?tz=Mars                     | tz
            """)
    void aParameterThatCannotBeTakenIsNamed(String target, String parameter) throws Exception {
        var answer = export("*/*", target);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
    }

    @Test
    void oddRegionsHaveNoRowsAndThereIsNoOtherExport() throws Exception {
        for (String region : List.of("%00", "", "%FF", "dach%00", "'")) {
            assertThat(rows("events?region=" + region)).as(region).isEmpty();
        }
        assertThat(api.send("GET", "/v1/export/keys", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void anExportIsOfOneMoment() throws Exception {
        many();
        long rows = db.number("SELECT count(*) FROM snapshot");
        try (var reading = new Reading(api, "changes" + DAY + "&include=deleted")) {
            reading.until("\"ticket_type_id\"");
            // Committed while the export is under way, with a time that is still to come in it.
            changing()
                    .execute(
                            "INSERT INTO snapshot (event_key, at, type_key, sold, delta, capacity, listed)"
                                    + " SELECT event_key, '2026-11-22T23:59:59Z', type_key, 777777777, 1, 2, true FROM ticket_type");
            Body body = reading.toTheEnd();

            assertThat(body.complete()).isTrue();
            assertThat(body.text()).doesNotContain("777777777").endsWith("{\"end\":true,\"rows\":" + rows + "}\n");
        }
    }

    @Test
    void aDatabaseThatFailsMidwayCutsTheConnectionAndLeavesNoEnd() throws Exception {
        many();
        try (var reading = new Reading(api, "changes" + DAY)) {
            reading.until("\"ticket_type_id\"");
            changing()
                    .execute(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'reader' AND datname = current_database()");

            Body body = reading.toTheEnd();
            assertThat(body.complete()).isFalse();
            assertThat(body.text()).doesNotContain("\"end\":true");
        }
        // and the program goes on
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows("events")).hasSize(9));
    }

    @Test
    void whoLeavesGivesTheConnectionBack() throws Exception {
        many();
        for (int i = 0; i < 6; i++) {
            try (var reading = new Reading(api, "changes" + DAY)) {
                reading.until("\"ticket_type_id\"");
            }
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(export("*/*", "events").statusCode()).isEqualTo(200));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(db.number("SELECT count(*) FROM pg_stat_activity WHERE usename = 'reader'"
                                        + " AND datname = current_database() AND state <> 'idle'"))
                                .isZero());
    }

    @Test
    void whenTooManyAreRunningTheNextOneIsToldSo() throws Exception {
        many();
        try (var first = new Reading(api, "changes" + DAY);
                var second = new Reading(api, "changes" + DAY)) {
            first.until("\"ticket_type_id\"");
            second.until("\"ticket_type_id\"");

            var third = export("*/*", "events");

            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.body()).contains("TooManyExports");
            assertThat(third.headers().firstValue("retry-after")).isPresent();
            // questions are answered all the same
            assertThat(api.ask("all", "/v1/state").statusCode()).isEqualTo(200);
        }
    }

    /** More than fits into the buffers between the database and a client that does not read. */
    private void many() {
        changing()
                .execute("INSERT INTO snapshot (event_key, at, type_key, sold, delta, capacity, listed)"
                        + " SELECT y.event_key, timestamptz '2026-11-22T13:00Z' + n * interval '10 ms', y.type_key, n, 1, 9, true"
                        + " FROM generate_series(1, " + MANY
                        + ") n CROSS JOIN (SELECT * FROM ticket_type ORDER BY type_key LIMIT 1) y");
    }

    /**
     * What came over the wire.
     *
     * @param complete whether the last chunk came
     */
    private record Body(String text, boolean complete) {
        static Body of(byte[] answer) {
            var all = new String(answer, StandardCharsets.ISO_8859_1);
            int at = all.indexOf("\r\n\r\n") + 4;
            var text = new StringBuilder();
            while (at < all.length()) {
                int line = all.indexOf("\r\n", at);
                int size = line < 0 ? 0 : Integer.parseInt(all.substring(at, line), 16);
                if (line < 0 || line + 2 + size > all.length()) {
                    return new Body(text.toString(), false);
                }
                if (size == 0) {
                    return new Body(text.toString(), true);
                }
                text.append(all, line + 2, line + 2 + size);
                at = line + 2 + size + 2;
            }
            return new Body(text.toString(), false);
        }
    }

    /** An export as it comes over the wire, read as slowly as the test likes. */
    private static final class Reading implements AutoCloseable {
        private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

        private final Socket socket;
        private final InputStream in;
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        Reading(RunningApi api, String target) throws IOException {
            socket = new Socket();
            socket.setReceiveBufferSize(16 * 1_024);
            socket.setSoTimeout(60_000);
            var url = URI.create(api.url());
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            socket.getOutputStream()
                    .write(("GET /v1/export/" + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + api.key("all") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            in = socket.getInputStream();
        }

        void until(String text) throws IOException {
            byte[] bytes = new byte[1_024];
            while (!read.toString(StandardCharsets.UTF_8).contains(text)) {
                int length = in.read(bytes);
                assertThat(length).as(read.toString(StandardCharsets.UTF_8)).isPositive();
                read.write(bytes, 0, length);
            }
        }

        Body toTheEnd() {
            byte[] bytes = new byte[64 * 1_024];
            try {
                int length = 0;
                while (length >= 0
                        && !read.toString(StandardCharsets.ISO_8859_1).endsWith(LAST_CHUNK)) {
                    length = in.read(bytes);
                    read.write(bytes, 0, Math.max(0, length));
                }
            } catch (SocketTimeoutException e) {
                throw new UncheckedIOException(e);
            } catch (IOException e) {
                // A reset is an end without an end, too.
            }
            return Body.of(read.toByteArray());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
