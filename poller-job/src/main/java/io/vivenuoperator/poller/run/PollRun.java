package io.vivenuoperator.poller.run;

import io.vivenuoperator.client.api.VivenuClient;
import io.vivenuoperator.client.transport.CallPolicy;
import io.vivenuoperator.client.transport.Pause;
import io.vivenuoperator.client.transport.Transport;
import io.vivenuoperator.poller.deadline.Deadline;
import io.vivenuoperator.poller.postgres.Beginning;
import io.vivenuoperator.poller.postgres.Heartbeat;
import io.vivenuoperator.poller.postgres.PostgresRegionStore;
import io.vivenuoperator.poller.postgres.Run;
import io.vivenuoperator.poller.postgres.RunBook;
import io.vivenuoperator.poller.postgres.SharedBudget;
import io.vivenuoperator.poller.region.RegionPoll;
import io.vivenuoperator.poller.region.Seller;
import io.vivenuoperator.poller.region.Tally;
import io.vivenuoperator.poller.report.PollReport;
import io.vivenuoperator.poller.report.Reason;
import io.vivenuoperator.poller.settings.Command;
import io.vivenuoperator.poller.settings.PollSettings;
import io.vivenuoperator.store.budget.RequestBudget;
import io.vivenuoperator.store.database.Database;
import io.vivenuoperator.store.database.DatabaseException;
import io.vivenuoperator.store.maintenance.Maintenance;
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

    private final Command.Poll command;
    private final PollSettings settings;
    private final Clock clock;
    private final Pause pause;

    public PollRun(Command.Poll command, Clock clock, Pause pause) {
        this.command = command;
        this.settings = command.settings();
        this.clock = clock;
        this.pause = pause;
    }

    /** Runs, and reports whatever comes of it. */
    public PollReport run() {
        Reporting reporting = new Reporting(settings, clock);
        Deadline deadline = new Deadline(clock, settings.deadline());
        try (Database database = Database.open(command.database().url(), CONNECTIONS)) {
            new DatabaseGate(database, clock, pause).pass(command.database().patience());
            return begin(database, reporting, deadline);
        } catch (RuntimeException e) {
            return reporting.failed(failureOf(e), new Tally(), 0);
        } catch (OutOfMemoryError e) {
            return reporting.failed(outOfMemory(e), new Tally(), 0);
        }
    }

    private PollReport begin(Database database, Reporting reporting, Deadline deadline) {
        RunBook book = new RunBook(database, settings.lease());
        return switch (new Turn(book, settings, clock, pause).take()) {
            case Beginning.Begun begun -> poll(database, book, begun.run(), reporting, deadline);
            case Beginning.Held held -> {
                PollReport report = reporting.held(held);
                book.noteHeld(report, settings.holder());
                yield report;
            }
        };
    }

    private PollReport poll(Database database, RunBook book, Run run, Reporting reporting, Deadline deadline) {
        SharedBudget budget = new SharedBudget(
                new RequestBudget(database),
                settings.apiKey(),
                settings.region() + "/" + settings.kind() + "/" + run.id(),
                settings.requestsPerMinute(),
                settings.requestsPerHour(),
                pause,
                deadline);
        Tally tally = new Tally();
        PollReport report;
        try (Heartbeat _ = new Heartbeat(book, run);
                HttpClient http = Transport.newHttpClient()) {
            LOG.atInfo()
                    .addKeyValue("region", settings.region())
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
        PollReport told = finish(book, run, report);
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
            new Maintenance(clock).run(database, settings.retention());
            return Optional.empty();
        } catch (DatabaseException e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("The database's upkeep is left to the next poll");
            return Optional.of("The database's upkeep (months of the inbox made ahead, retention) failed: "
                    + e.getMessage() + ".");
        }
    }

    private RegionPoll regionPoll(
            HttpClient http, SharedBudget budget, Deadline deadline, PostgresRegionStore store, Tally tally) {
        VivenuClient client = new VivenuClient(
                http,
                settings.baseUrl(),
                settings.apiKey(),
                CallPolicy.persistent(budget, clock).withPause(deadline.within(pause)));
        return new RegionPoll(Seller.at(client), store, tally, clock, settings.safetyLag(), settings.overlap());
    }

    /** A signal leaves its mark on this thread; without it gone, the report could not be written any more. */
    private static PollReport finish(RunBook book, Run run, PollReport report) {
        boolean interrupted = Thread.interrupted();
        try {
            book.finish(run, report);
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
    private static Failure unexpected(RuntimeException e) {
        LOG.atError().addKeyValue("trace", Trace.of(e)).log("Unexpected failure");
        return Failure.unexpected(e);
    }

    private static Failure outOfMemory(OutOfMemoryError e) {
        LOG.atError().addKeyValue("trace", Trace.of(e)).log("Out of memory");
        return Failure.outOfMemory();
    }

    private static Failure failureOf(RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
            return new Failure(Reason.INTERRUPTED, "The process was asked to stop.");
        }
        return Failure.of(e).orElseGet(() -> unexpected(e));
    }
}
