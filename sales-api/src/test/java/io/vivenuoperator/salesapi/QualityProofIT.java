package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The proof behind a region's trust. */
class QualityProofIT extends OnAPortfolio {
    private static final String TIME = "?from=2026-11-20&to=2026-11-25";

    private void run(String kind, String startedAt, String more) {
        db.execute(
                ("INSERT INTO poll_run (region_key, kind, holder, message, started_at, finished_at, outcome, reason, events, tickets,"
                                + " requests, vendor_sold, stored_sold, completeness_percent) SELECT region_key, '%s', 'pod', 'secret-canary',"
                                + " '%s', %s FROM region WHERE name = 'dach'")
                        .formatted(kind, startedAt, more));
    }

    @Test
    void aRunIsWhatItReported() throws Exception {
        run("Full", "2026-11-22T01:00Z", "'2026-11-22T01:10Z', 'Complete', NULL, 4, 20, 7, 3, 3, 100");
        run("Incremental", "2026-11-22T02:00Z", "NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL");

        var answer = api.ask("dach", "/v1/quality/dach/runs" + TIME);

        assertThat(RunningApi.read(answer.body()).path("data").toString())
                .isEqualTo(
                        "[{\"kind\":\"Incremental\",\"started_at\":\"2026-11-22T02:00:00Z\",\"finished_at\":null,\"outcome\":null,"
                                + "\"reason\":null,\"events\":null,\"tickets\":null,\"requests\":null,\"vendor_sold\":null,"
                                + "\"stored_sold\":null,\"completeness_percent\":null},"
                                + "{\"kind\":\"Full\",\"started_at\":\"2026-11-22T01:00:00Z\",\"finished_at\":\"2026-11-22T01:10:00Z\","
                                + "\"outcome\":\"Complete\",\"reason\":null,\"events\":4,\"tickets\":20,\"requests\":7,\"vendor_sold\":3,"
                                + "\"stored_sold\":3,\"completeness_percent\":100.0}]");
        assertThat(answer.body()).doesNotContain("canary", "pod", "run_id");
    }

    @Test
    void pagesHaveEachRunOnceWhileOthersAreAdded() throws Exception {
        for (int i = 0; i < 10; i++) {
            // Three of each instant.
            run("Full", "2026-11-22T0" + i / 3 + ":00Z", "NULL, NULL, NULL, " + i + ", 0, 0, 0, 0, 0");
        }

        List<String> seen = Pages.all(
                api,
                "/v1/quality/dach/runs" + TIME + "&limit=2",
                "events",
                page -> run("Full", "2026-11-23T00:00Z", "NULL, NULL, NULL, 99, 0, 0, 0, 0, 0"));

        assertThat(seen).containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void gapsAreWhenNobodyLookedAsFarAsPollsVouch() throws Exception {
        db.execute(
                "INSERT INTO poll_coverage (region_key, from_at, to_at, polls) SELECT region_key, '2026-11-22T13:00Z',"
                        + " '2026-11-22T14:00Z', 2 FROM region WHERE name = 'dach'");

        JsonNode gaps = api.json("dach", "/v1/quality/dach/gaps" + TIME);

        assertThat(gaps.path("known").toString())
                .isEqualTo("{\"from\":\"2026-11-22T11:00:00Z\",\"to\":\"2026-11-22T14:00:00Z\"}");
        assertThat(gaps.path("data").toString())
                .isEqualTo("[{\"from\":\"2026-11-22T11:00:00Z\",\"to\":\"2026-11-22T12:00:00Z\",\"seconds\":3600.0},"
                        + "{\"from\":\"2026-11-22T12:30:00Z\",\"to\":\"2026-11-22T13:00:00Z\",\"seconds\":1800.0}]");
    }

    @Test
    void whereNothingIsKnownThereIsNoListOfNoGaps() throws Exception {
        JsonNode gaps = api.json("dach", "/v1/quality/dach/gaps?from=2026-11-01&to=2026-11-02");

        assertThat(gaps.path("known").isNull()).isTrue();
        assertThat(gaps.path("data")).isEmpty();
    }

    @Test
    void pagesHaveEachGapOnceWhileOthersAreAdded() throws Exception {
        for (int hour = 13; hour < 23; hour++) {
            looked(hour);
        }

        List<String> seen = Pages.all(api, "/v1/quality/ticketing/italy/gaps" + TIME + "&limit=2", "from", page -> {
            if (page == 2) {
                looked(23);
            }
        });

        assertThat(seen).doesNotHaveDuplicates().isSorted().hasSize(12);
    }

    private void looked(int hour) {
        db.execute(
                ("INSERT INTO poll_coverage (region_key, from_at, to_at, polls) SELECT region_key, '2026-11-22T%d:00Z',"
                                + " '2026-11-22T%d:30Z', 2 FROM region WHERE name = 'ticketing/italy'")
                        .formatted(hour, hour));
    }

    @Test
    void aCursorOfTheOtherProofOrRegionIsRefused() throws Exception {
        run("Full", "2026-11-22T01:00Z", "NULL, NULL, NULL, 1, 0, 0, 0, 0, 0");
        run("Full", "2026-11-22T02:00Z", "NULL, NULL, NULL, 1, 0, 0, 0, 0, 0");
        String next = api.json("all", "/v1/quality/dach/runs" + TIME + "&limit=1")
                .path("next")
                .textValue();

        for (String path : List.of("/v1/quality/dach/gaps", "/v1/quality/usa/runs")) {
            assertThat(api.ask("all", path + TIME + "&cursor=" + next).statusCode())
                    .isEqualTo(400);
        }
    }
}
