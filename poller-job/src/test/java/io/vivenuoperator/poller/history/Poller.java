package io.vivenuoperator.poller.history;

import io.vivenuoperator.contracts.run.RunCounts;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.retry.RetryPolicy;
import io.vivenuoperator.poller.postgres.LeaseResult;
import io.vivenuoperator.poller.postgres.LeasedRun;
import io.vivenuoperator.poller.postgres.LeasedTransactions;
import io.vivenuoperator.poller.postgres.MissedChanges;
import io.vivenuoperator.poller.postgres.PostgresRegionStore;
import io.vivenuoperator.poller.postgres.RunRegistry;
import io.vivenuoperator.poller.region.ReadFailure;
import io.vivenuoperator.poller.region.RegionPoll;
import io.vivenuoperator.poller.region.RunResult;
import io.vivenuoperator.poller.region.RunStatistics;
import io.vivenuoperator.poller.region.VendorSource;
import io.vivenuoperator.poller.report.FinishedRun;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.news.NewsChoice;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import io.vivenuoperator.vendor.vivenu.api.PageSizes;
import io.vivenuoperator.vendor.vivenu.api.VivenuClient;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Polls one region in this process, with pages so small that a few tickets fill several. */
final class Poller {
    static final Duration LAG = Duration.ofMinutes(2);
    static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final HttpClient HTTP = HttpTransport.newHttpClient();
    private static final PageSizes SMALL = new PageSizes(2, 3);
    private static final RetryPolicy IMPATIENT =
            new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(5));

    private final TestDatabase database;
    private final Simulator vivenu;
    private final String seller;
    private final String region;
    private final Clock clock;
    private final HttpClient http;

    Poller(TestDatabase database, Simulator vivenu, String seller, String region, Clock clock) {
        this(HTTP, database, vivenu, seller, region, clock);
    }

    Poller(HttpClient http, TestDatabase database, Simulator vivenu, String seller, String region, Clock clock) {
        this.http = http;
        this.database = database;
        this.vivenu = vivenu;
        this.seller = seller;
        this.region = region;
        this.clock = clock;
    }

    /** Polls to the end; returns the reason if it is not complete, "killed" if it was killed. */
    String poll(RunKind kind, KillingBudget budget) {
        var book = new RunRegistry(database.database(), Duration.ofMinutes(10), NewsChoice.EVERYTHING);
        if (!(book.begin(region, kind, "test", clock.instant()) instanceof LeaseResult.Begun(LeasedRun run))) {
            throw new IllegalStateException("the region is held");
        }
        var tally = new RunStatistics();
        try {
            return switch (regionPoll(run, budget, tally).run(kind)) {
                case RunResult.Finished _ ->
                    finish(book, run, kind, tally.failedEvents().isEmpty() ? "" : RunReason.EVENTS_FAILED.word());
                case RunResult.CutShort(ReadFailure why) ->
                    finish(book, run, kind, why.getClass().getSimpleName());
            };
        } catch (Killed e) {
            letTheLeaseEnd();
            return "killed";
        }
    }

    private RegionPoll regionPoll(LeasedRun run, KillingBudget budget, RunStatistics tally) {
        var client = new VivenuClient(
                http,
                new BaseUrl(vivenu.apiUrl().toString()),
                new ApiKey(vivenu.apiKey(seller)),
                new CallPolicy(budget, IMPATIENT, Duration.ofSeconds(20), clock, duration -> {}),
                SMALL);
        return new RegionPoll(
                VendorSource.at(client),
                PostgresRegionStore.of(
                        run,
                        new KillingTransactions(new LeasedTransactions(database.database(), run), budget),
                        NewsChoice.EVERYTHING,
                        MissedChanges.NOT_COUNTED,
                        clock),
                tally,
                clock,
                LAG,
                OVERLAP);
    }

    private String finish(RunRegistry book, LeasedRun run, RunKind kind, String outcome) {
        Thread.interrupted();
        book.finish(
                run,
                FinishedRun.of(
                                new FinishedRun.Span(region, kind, clock.instant(), clock.instant()),
                                outcome.isEmpty() ? Optional.empty() : Optional.of(RunReason.EVENTS_FAILED),
                                new RunCounts(0, 0, 0),
                                Optional.empty(),
                                outcome)
                        .report());
        return outcome;
    }

    /** The same time passes for the database. */
    void passedForTheDatabase(Duration duration) {
        String ago = " - interval '" + duration.toMillis() + " milliseconds'";
        String ours = " FROM region r WHERE r.region_key = c.region_key AND r.name = '" + region + "'";
        database.execute("UPDATE sync_cursor c SET moved_at = c.moved_at" + ago + ours);
        database.execute("UPDATE full_run c SET begun_at = c.begun_at" + ago + ", moved_at = c.moved_at" + ago + ours);
    }

    private void letTheLeaseEnd() {
        database.execute("UPDATE poll_lease SET expires_at = clock_timestamp() FROM region r"
                + " WHERE r.region_key = poll_lease.region_key AND r.name = '" + region + "'");
    }
}
