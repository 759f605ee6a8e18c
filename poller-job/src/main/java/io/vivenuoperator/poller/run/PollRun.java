package io.vivenuoperator.poller.run;

import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.address.InternalAddresses;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.poller.deadline.RunDeadline;
import io.vivenuoperator.poller.postgres.LeaseHeartbeat;
import io.vivenuoperator.poller.postgres.LeaseResult;
import io.vivenuoperator.poller.postgres.LeasedRun;
import io.vivenuoperator.poller.postgres.PostgresRegionStore;
import io.vivenuoperator.poller.postgres.RunRegistry;
import io.vivenuoperator.poller.postgres.SharedBudget;
import io.vivenuoperator.poller.region.RegionPoll;
import io.vivenuoperator.poller.region.RunStatistics;
import io.vivenuoperator.poller.region.VendorSource;
import io.vivenuoperator.poller.report.FinishedRun;
import io.vivenuoperator.poller.settings.PollSettings;
import io.vivenuoperator.poller.settings.PollerCommand;
import io.vivenuoperator.store.budget.RequestBudget;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.maintenance.DatabaseMaintenance;
import io.vivenuoperator.vendor.vivenu.api.VivenuClient;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One poll from the database's door to the report. */
public final class PollRun {

    private static final Logger LOG = LoggerFactory.getLogger(PollRun.class);
    /** The run's own, the heartbeat's, and one for the budget. */
    private static final int CONNECTIONS = 3;

    private final PollerCommand.Poll command;
    private final PollSettings settings;
    private final Clock clock;
    private final Pause pause;

    public PollRun(PollerCommand.Poll command, Clock clock, Pause pause) {
        this.command = command;
        this.settings = command.settings();
        this.clock = clock;
        this.pause = pause;
    }

    /** Runs, and reports whatever comes of it. */
    public FinishedRun run() {
        ReportBuilder reporting = new ReportBuilder(settings, clock);
        RunDeadline deadline = new RunDeadline(clock, settings.deadline());
        try (Database database = StoreDatabase.open(command.database().url(), CONNECTIONS)) {
            new DatabaseReadiness(database, clock, pause)
                    .pass(command.database().patience());
            return begin(database, reporting, deadline);
        } catch (RuntimeException e) {
            return reporting.failed(failureOf(e), new RunStatistics(), 0);
        } catch (OutOfMemoryError e) {
            return reporting.failed(outOfMemory(e), new RunStatistics(), 0);
        }
    }

    private FinishedRun begin(Database database, ReportBuilder reporting, RunDeadline deadline) {
        RunRegistry book = new RunRegistry(database, settings.lease());
        return switch (new LeaseAcquisition(book, settings, clock, pause).take()) {
            case LeaseResult.Begun begun -> poll(database, book, begun.run(), reporting, deadline);
            case LeaseResult.Held held -> {
                FinishedRun report = reporting.held(held);
                book.noteHeld(report.report(), settings.holder());
                yield report;
            }
        };
    }

    private FinishedRun poll(
            Database database, RunRegistry book, LeasedRun run, ReportBuilder reporting, RunDeadline deadline) {
        SharedBudget budget = new SharedBudget(
                new RequestBudget(database),
                settings.apiKey(),
                settings.region().value() + "/" + settings.kind() + "/" + run.id(),
                settings.requestsPerMinute(),
                settings.requestsPerHour(),
                pause,
                deadline);
        RunStatistics tally = new RunStatistics();
        FinishedRun report;
        try (LeaseHeartbeat _ = new LeaseHeartbeat(book, run);
                HttpClient http = HttpTransport.newHttpClient(settings.connection())) {
            LOG.atInfo()
                    .addKeyValue("region", settings.region().value())
                    .addKeyValue("run", run.id())
                    .log("Poll started");
            regionPoll(http, budget, deadline, new PostgresRegionStore(database, run, clock), tally)
                    .run(settings.kind());
            report = reporting.ended(tally, budget.requests());
        } catch (RuntimeException e) {
            report = reporting.failed(failureOf(e), tally, budget.requests());
        } catch (OutOfMemoryError e) {
            // What filled the heap is garbage by now: it was on the stack that this unwound.
            report = reporting.failed(outOfMemory(e), tally, budget.requests());
        }
        FinishedRun told = finish(book, run, report);
        Optional<String> refused = maintain(database);
        return refused.map(told::withFailedUpkeep)
                .map(more -> finish(book, run, more))
                .orElse(told);
    }

    /**
     * Polls are what runs regularly, so they keep the inbox's months ahead. None fails for it, the next one tries again; but when
     * it is refused for a year, deliveries are lost, so a person has to read it.
     */
    private Optional<String> maintain(Database database) {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.empty();
        }
        try {
            new DatabaseMaintenance(clock).run(database, settings.retention());
            return Optional.empty();
        } catch (DatabaseException e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("The database's upkeep is left to the next poll");
            return Optional.of("The database's upkeep (months of the inbox made ahead, retention) failed: "
                    + e.getMessage() + ".");
        }
    }

    private RegionPoll regionPoll(
            HttpClient http,
            SharedBudget budget,
            RunDeadline deadline,
            PostgresRegionStore store,
            RunStatistics tally) {
        VivenuClient client = new VivenuClient(
                http,
                settings.baseUrl(),
                settings.apiKey(),
                CallPolicy.persistent(budget, clock)
                        .withPause(deadline.within(pause))
                        .withGuard(new InternalAddresses()));
        return new RegionPoll(VendorSource.at(client), store, tally, clock, settings.safetyLag(), settings.overlap());
    }

    /** A signal leaves its mark on this thread; without it gone, the report could not be written any more. */
    private static FinishedRun finish(RunRegistry book, LeasedRun run, FinishedRun report) {
        boolean interrupted = Thread.interrupted();
        try {
            book.finish(run, report.report());
            return report;
        } catch (DatabaseException e) {
            LOG.atError().addKeyValue("problem", e.getMessage()).log("The report could not be written to the database");
            return report.withFailedUpkeep("This report could not be written to the database: " + e.getMessage() + ".");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The messages of exceptions that nobody expected may hold what no log may hold; the frames can't. */
    private static RunFailure unexpected(RuntimeException e) {
        LOG.atError().addKeyValue("trace", RedactedStackTrace.of(e)).log("Unexpected failure");
        return RunFailure.unexpected(e);
    }

    private static RunFailure outOfMemory(OutOfMemoryError e) {
        LOG.atError().addKeyValue("trace", RedactedStackTrace.of(e)).log("Out of memory");
        return RunFailure.outOfMemory();
    }

    private static RunFailure failureOf(RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
            return new RunFailure(RunReason.INTERRUPTED, "The process was asked to stop.");
        }
        return RunFailure.of(e).orElseGet(() -> unexpected(e));
    }
}
