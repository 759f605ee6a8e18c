package io.vivenuoperator.export.run;

import io.vivenuoperator.contracts.export.ExportCounts;
import io.vivenuoperator.contracts.export.ExportReason;
import io.vivenuoperator.export.account.AccessTokens;
import io.vivenuoperator.export.account.ServiceAccount;
import io.vivenuoperator.export.content.ContentResult;
import io.vivenuoperator.export.google.SheetsApi;
import io.vivenuoperator.export.report.ExportEnd;
import io.vivenuoperator.export.settings.GoogleAccess;
import io.vivenuoperator.export.settings.SheetsSettings;
import io.vivenuoperator.platform.config.RedactedStackTrace;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.platform.httpclient.retry.RetryPolicy;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One export: the rows are read in one snapshot, and brought into the spreadsheet. */
public final class SheetsRun {
    private static final Logger LOG = LoggerFactory.getLogger(SheetsRun.class);
    private static final String NAME = "export-job";
    private static final String USER_AGENT = "vivenu-operator";
    private static final int CONNECTIONS = 1;
    /** One attempt; what fails is tried again from the reading on, in these distances. */
    private static final RetryPolicy DISTANCES =
            new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(64), Duration.ofMinutes(5));

    private final SheetsSettings settings;
    private final ServiceAccount account;
    private final Pause pause;
    private final Clock clock;
    private final AtomicLong requests = new AtomicLong();

    public SheetsRun(SheetsSettings settings, ServiceAccount account, Pause pause, Clock clock) {
        this.settings = settings;
        this.account = account;
        this.pause = pause;
        this.clock = clock;
    }

    /** Runs; whatever happens, there is an end to report. */
    public ExportEnd run() {
        try (Database database =
                Database.openForReading(StoreDatabase.APPLICATION.named(NAME), settings.database(), CONNECTIONS)) {
            var reading = new ContentReading(database, settings.databasePatience());
            return switch (reading.read(settings.spec())) {
                case ContentResult.Tables tables -> bring(tables);
                case ContentResult.UnknownRegions unknown ->
                    ExportEnd.early(
                            ExportReason.REGION_NOT_FOUND,
                            "The database knows no region " + String.join(", ", unknown.regions())
                                    + ": correct spec.regions, or wait for the region's first poll.");
            };
        } catch (DatabaseException e) {
            return ExportEnd.early(
                    ContentReading.reason(e), "The database at DATABASE_URL can't be used. " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return stopped(OptionalLong.empty());
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("trace", RedactedStackTrace.of(e)).log("Unexpected failure");
            return ExportEnd.early(
                    ExportReason.UNEXPECTED,
                    "Unexpected " + e.getClass().getName()
                            + ": a bug of vivenu-operator, please report it with the stack trace from this log.");
        }
    }

    private ExportEnd bring(ContentResult.Tables tables) {
        GoogleAccess google = settings.google();
        try (HttpClient http = HttpTransport.newHttpClient(google.connection())) {
            var tokens = new AccessTokens(http, account, USER_AGENT, policy(RequestBudget.unlimited()));
            var api = new SheetsApi(
                    http,
                    google.baseUrl(),
                    USER_AGENT,
                    tokens,
                    settings.spec().spreadsheetId(),
                    policy(requests::incrementAndGet));
            return persist(api, tables);
        }
    }

    /** Each time from the reading on, so that nothing is done twice that was done although no answer came. */
    private ExportEnd persist(SheetsApi api, ContentResult.Tables tables) {
        var exchange = new SheetExchange(api);
        long begun = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return end(exchange.bring(tables.tables()), tables.rows(), exchange.hasUnanswered());
            } catch (HttpCallException e) {
                var verdict = FailureVerdict.of(e, api.lastError(), account.email());
                if (!verdict.reason().isWorthARetry() || !hasTime(e, begun)) {
                    return failed(verdict, tables.rows(), exchange.hasUnanswered());
                }
                LOG.atInfo().addKeyValue("problem", e.getMessage()).log("Trying again");
                try {
                    api.waitAfter(e, attempt);
                } catch (HttpCallException interrupted) {
                    return stopped(OptionalLong.of(tables.rows()));
                }
            }
        }
    }

    private boolean hasTime(HttpCallException failure, long begun) {
        if (failure.reason() == HttpCallException.Reason.INTERRUPTED) {
            return false;
        }
        var passed = Duration.ofNanos(System.nanoTime() - begun);
        var wait = failure.retryAfter().orElse(Duration.ZERO);
        return passed.plus(wait).compareTo(settings.google().patience()) < 0;
    }

    private ExportEnd end(ExchangeResult result, long rows, boolean hasUnanswered) {
        return switch (result) {
            case ExchangeResult.Done _
            when hasUnanswered ->
                new ExportEnd(
                        ExportReason.SHEET_WRITTEN,
                        unknownCells(OptionalLong.of(rows)),
                        "The spreadsheet has what the database has; Google's answer to a first attempt was lost.");
            case ExchangeResult.Done(int changes, long cells)
            when changes == 0 ->
                new ExportEnd(
                        ExportReason.NOTHING_CHANGED, counts(rows, cells), "The spreadsheet had everything already.");
            case ExchangeResult.Done(int _, long cells) ->
                new ExportEnd(
                        ExportReason.SHEET_WRITTEN,
                        counts(rows, cells),
                        "The spreadsheet has what the database has; " + cells + " cells were written.");
            case ExchangeResult.OccupiedSheet(String title) ->
                new ExportEnd(
                        ExportReason.SHEET_OCCUPIED,
                        counts(rows, 0),
                        "The sheet " + title + " has content, and not the columns Region and Event ID (for Ticket Types"
                                + " also Ticket Type ID) in its first row, by which rows are found: put them back, or"
                                + " rename the sheet so that a new one is made.");
            case ExchangeResult.TooLarge(long bytes) ->
                new ExportEnd(
                        ExportReason.EXPORT_TOO_LARGE,
                        counts(rows, 0),
                        "The changes have " + bytes + " bytes, and one request carries " + SheetsApi.LARGEST_BATCH
                                + ": make several exports with fewer regions or sheets.");
        };
    }

    private ExportEnd failed(FailureVerdict verdict, long rows, boolean hasUnanswered) {
        return new ExportEnd(
                verdict.reason(),
                hasUnanswered ? unknownCells(OptionalLong.of(rows)) : counts(rows, 0),
                verdict.message());
    }

    private ExportEnd stopped(OptionalLong rows) {
        return new ExportEnd(
                ExportReason.INTERRUPTED,
                unknownCells(rows),
                "The process was asked to stop; the spreadsheet is as before, or as it should be.");
    }

    private ExportCounts counts(long rows, long cells) {
        return new ExportCounts(OptionalLong.of(rows), OptionalLong.of(cells), requests.get());
    }

    /** Whether a change without an answer was made is not known. */
    private ExportCounts unknownCells(OptionalLong rows) {
        return new ExportCounts(rows, OptionalLong.empty(), requests.get());
    }

    private CallPolicy policy(RequestBudget budget) {
        return new CallPolicy(budget, DISTANCES, settings.google().timeout(), clock, pause);
    }
}
