package io.vivenuoperator.poller.run;

import io.vivenuoperator.platform.config.RedactedStackTrace;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.address.InternalAddresses;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.poller.deadline.RunDeadline;
import io.vivenuoperator.poller.postgres.LeaseHeartbeat;
import io.vivenuoperator.poller.postgres.LeaseResult;
import io.vivenuoperator.poller.postgres.LeasedRun;
import io.vivenuoperator.poller.postgres.LeasedTransactions;
import io.vivenuoperator.poller.postgres.MissedChanges;
import io.vivenuoperator.poller.postgres.PostgresRegionStore;
import io.vivenuoperator.poller.postgres.RunRegistry;
import io.vivenuoperator.poller.region.ReadFailure;
import io.vivenuoperator.poller.region.RegionPoll;
import io.vivenuoperator.poller.region.RegionStore;
import io.vivenuoperator.poller.region.RunResult;
import io.vivenuoperator.poller.region.RunStatistics;
import io.vivenuoperator.poller.region.VendorSource;
import io.vivenuoperator.poller.report.FinishedRun;
import io.vivenuoperator.poller.settings.PollSettings;
import io.vivenuoperator.poller.settings.PollerCommand;
import io.vivenuoperator.store.budget.BudgetRepository;
import io.vivenuoperator.store.budget.KeyFingerprint;
import io.vivenuoperator.store.budget.SharedBudget;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.maintenance.DatabaseMaintenance;
import io.vivenuoperator.store.quarantine.QuarantineRepository;
import io.vivenuoperator.vendor.vivenu.api.VivenuClient;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One poll, from connecting to the database to the report. */
public final class PollExecution {
    private static final Logger LOG = LoggerFactory.getLogger(PollExecution.class);
    /** The most connections that a poll holds: the run's own, the heartbeat's, and one for the budget. */
    public static final int CONNECTIONS = 3;

    private final PollerCommand.Poll command;
    private final PollSettings settings;
    private final Clock clock;
    private final Pause pause;

    public PollExecution(PollerCommand.Poll command, Clock clock, Pause pause) {
        this.command = command;
        this.settings = command.settings();
        this.clock = clock;
        this.pause = pause;
    }

    /** Runs, and reports the result whatever it is. */
    public FinishedRun run() {
        var reporting = new ReportBuilder(settings, clock);
        var deadline = new RunDeadline(clock, settings.deadline());
        try (Database database = StoreDatabase.open(command.database().url(), CONNECTIONS)) {
            Duration patience = command.database().patience();
            return switch (new DatabaseReadiness(database, clock, pause).await(patience)) {
                case ReadinessResult.Ready _ -> begin(database, reporting, deadline);
                case ReadinessResult.NotReady(RunFailure why) ->
                    reporting.failed(unlessStopped(why), new RunStatistics(), 0);
            };
        } catch (RuntimeException e) {
            return reporting.failed(failureOf(e), new RunStatistics(), 0);
        } catch (OutOfMemoryError e) {
            return reporting.failed(outOfMemory(e), new RunStatistics(), 0);
        }
    }

    private FinishedRun begin(Database database, ReportBuilder reporting, RunDeadline deadline) {
        var book = new RunRegistry(database, settings.lease(), settings.news());
        return switch (new LeaseAcquisition(book, settings, clock, pause).take()) {
            case RegionAcquisition.Acquired(LeasedRun run) -> poll(database, book, run, reporting, deadline);
            case RegionAcquisition.Held(LeaseResult.Held held) -> {
                FinishedRun report = reporting.held(held);
                book.noteHeld(report.report(), settings.holder());
                yield report;
            }
            case RegionAcquisition.Stopped _ -> reporting.failed(RunFailure.stopped(), new RunStatistics(), 0);
        };
    }

    private FinishedRun poll(
            Database database, RunRegistry book, LeasedRun run, ReportBuilder reporting, RunDeadline deadline) {
        var budget = new SharedBudget(
                new BudgetRepository(database),
                KeyFingerprint.ofApiKey(settings.apiKey().value()),
                settings.region().value() + "/" + settings.kind() + "/" + run.id(),
                settings.requestsPerMinute(),
                settings.requestsPerHour(),
                new BudgetPatience(deadline, pause));
        var tally = new RunStatistics();
        FinishedRun report;
        try (var _ = new LeaseHeartbeat(book, run);
                HttpClient http = HttpTransport.newHttpClient(settings.connection())) {
            LOG.atInfo()
                    .addKeyValue("region", settings.region().value())
                    .addKeyValue("run", run.id())
                    .log("Poll started");
            var transactions = new LeasedTransactions(database, run);
            MissedChanges missed =
                    MissedChanges.begin(transactions, settings.region().value(), settings.webhook(), clock);
            RegionStore store = PostgresRegionStore.of(run, transactions, settings.news(), missed, clock);
            report = switch (regionPoll(http, budget, deadline, store, tally).run(settings.kind())) {
                case RunResult.Finished _ -> reporting.ended(tally, budget.requests());
                case RunResult.CutShort(ReadFailure why) ->
                    reporting.failed(unlessStopped(RunFailure.of(why)), tally, budget.requests());
            };
        } catch (RuntimeException e) {
            report = reporting.failed(failureOf(e), tally, budget.requests());
        } catch (OutOfMemoryError e) {
            // What filled the heap is garbage by now: unwinding the stack has released it.
            report = reporting.failed(outOfMemory(e), tally, budget.requests());
        }
        FinishedRun told = finish(book, run, withQuarantined(database, report));
        Optional<String> refused = maintain(database);
        return refused.map(told::withFailedUpkeep)
                .map(more -> finish(book, run, more))
                .orElse(told);
    }

    /** What can't be counted, because the database is away or the pod has to end, is absent from the report. */
    private FinishedRun withQuarantined(Database database, FinishedRun report) {
        if (Thread.currentThread().isInterrupted()) {
            return report;
        }
        try {
            return report.withQuarantined(database.inTransaction(tx -> new QuarantineRepository()
                    .countUnresolved(tx, settings.region().value())));
        } catch (DatabaseException e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("The quarantine could not be counted");
            return report;
        }
    }

    /**
     * Polls run regularly, so they create the inbox's monthly partitions ahead and apply the retention. A failure does not
     * fail the poll, and the next one retries; but after a year of failures deliveries would be lost, so a person has to
     * see it.
     */
    private Optional<String> maintain(Database database) {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.empty();
        }
        try {
            new DatabaseMaintenance(clock).run(database, settings.retention());
            return Optional.empty();
        } catch (DatabaseException e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("Database upkeep is left to the next poll");
            return Optional.of(
                    "Database upkeep (creating the inbox's partitions, retention) failed: " + e.getMessage() + ".");
        }
    }

    private RegionPoll regionPoll(
            HttpClient http, SharedBudget budget, RunDeadline deadline, RegionStore store, RunStatistics tally) {
        var client = new VivenuClient(
                http,
                settings.baseUrl(),
                settings.apiKey(),
                CallPolicy.persistent(RequestBudget.of(budget::acquire, budget::rateLimited, budget::accepted), clock)
                        .withPause(deadline.within(pause))
                        .withGuard(new InternalAddresses()));
        return new RegionPoll(VendorSource.at(client), store, tally, clock, settings.safetyLag(), settings.overlap());
    }

    /** A signal interrupts this thread; the flag must be cleared before the report can be written. */
    private static FinishedRun finish(RunRegistry book, LeasedRun run, FinishedRun report) {
        boolean interrupted = Thread.interrupted();
        try {
            book.finish(run, report.report());
            return report;
        } catch (DatabaseException e) {
            LOG.atError().addKeyValue("problem", e.getMessage()).log("Report could not be written to the database");
            return report.withFailedUpkeep("This report could not be written to the database: " + e.getMessage() + ".");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Messages of unexpected exceptions may contain what no log may contain; stack frames can't. */
    private static RunFailure unexpected(RuntimeException e) {
        LOG.atError().addKeyValue("trace", RedactedStackTrace.of(e)).log("Unexpected failure");
        return RunFailure.unexpected(e);
    }

    private static RunFailure outOfMemory(OutOfMemoryError e) {
        LOG.atError().addKeyValue("trace", RedactedStackTrace.of(e)).log("Out of memory");
        return RunFailure.outOfMemory();
    }

    private static RunFailure failureOf(RuntimeException e) {
        return Thread.currentThread().isInterrupted()
                ? RunFailure.stopped()
                : RunFailure.known(e).orElseGet(() -> unexpected(e));
    }

    /** A failure that a signal caused is reported as the signal. */
    private static RunFailure unlessStopped(RunFailure failure) {
        return Thread.currentThread().isInterrupted() ? RunFailure.stopped() : failure;
    }
}
