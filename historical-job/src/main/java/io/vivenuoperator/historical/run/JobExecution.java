package io.vivenuoperator.historical.run;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.files.OutputException;
import io.vivenuoperator.historical.plan.ListedTickets;
import io.vivenuoperator.historical.postgres.PatientDatabase;
import io.vivenuoperator.historical.progress.ProgressBoard;
import io.vivenuoperator.historical.reading.PayloadSpool;
import io.vivenuoperator.historical.reading.ReadingResult;
import io.vivenuoperator.historical.reading.WholeReading;
import io.vivenuoperator.historical.report.PeopleOutput;
import io.vivenuoperator.historical.report.RunEnd;
import io.vivenuoperator.historical.settings.JobSettings;
import io.vivenuoperator.historical.settings.VendorAccess;
import io.vivenuoperator.historical.stop.StoppableWait;
import io.vivenuoperator.platform.config.RedactedStackTrace;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.address.InternalAddresses;
import io.vivenuoperator.store.budget.BudgetRepository;
import io.vivenuoperator.store.budget.KeyFingerprint;
import io.vivenuoperator.store.budget.SharedBudget;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.vendor.vivenu.api.VivenuClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: the database is there, Vivenu's tickets are read, and then whatever the order says. */
public final class JobExecution {
    private static final Logger LOG = LoggerFactory.getLogger(JobExecution.class);
    /** The run's own, the heartbeat's, and one for the budget. */
    private static final int CONNECTIONS = 3;

    private final JobSettings settings;
    private final PeopleOutput people;
    private final ProgressBoard board;
    private final StoppableWait wait;
    private final Clock clock;

    public JobExecution(
            JobSettings settings, PeopleOutput people, ProgressBoard board, StoppableWait wait, Clock clock) {
        this.settings = settings;
        this.people = people;
        this.board = board;
        this.wait = wait;
        this.clock = clock;
    }

    /** Runs; whatever happens, there is an end to report. */
    public RunEnd run() {
        try (Database database = StoreDatabase.open(settings.database().url(), CONNECTIONS);
                PayloadSpool spool = PayloadSpool.open(settings.spool())) {
            Optional<RunEnd> problem =
                    new DatabaseCheck(database, wait).await(settings.database().patience());
            return problem.isPresent() ? problem.get() : read(database, spool);
        } catch (DatabaseException e) {
            return DatabaseCheck.failed(e);
        } catch (OutputException e) {
            LOG.atError().addKeyValue("trace", RedactedStackTrace.of(e)).log("Files can't be written");
            return RunEnd.early(e.reason(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return unspoolable(e);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("trace", RedactedStackTrace.of(e)).log("Unexpected failure");
            return RunEnd.early(
                    HistoricalReason.UNEXPECTED,
                    "Unexpected " + e.getClass().getName()
                            + ": a bug of vivenu-operator, please report it with the stack trace from this log.");
        }
    }

    private RunEnd read(Database database, PayloadSpool spool) throws IOException {
        var tools = new RunTools(
                settings,
                database,
                new PatientDatabase(database, settings.database().patience()),
                spool,
                people,
                board,
                wait,
                clock,
                clock.instant());
        try (HttpClient http = HttpTransport.newHttpClient(settings.vendor().connection())) {
            return read(tools, new WholeReading(vivenu(http, database), settings.choice(), spool));
        }
    }

    /** One event after the other; what can't be read of one ends the run. */
    private RunEnd read(RunTools tools, WholeReading reading) throws IOException {
        List<ReadEvent> events = new ArrayList<>();
        for (String id : settings.order().eventIds()) {
            switch (reading.read(id)) {
                case ReadingResult.Whole whole -> events.add(new ReadEvent(id, whole.eventName(), whole.tickets()));
                case ReadingResult.NotFound _ -> {
                    return RunEnd.early(
                            HistoricalReason.EVENT_NOT_FOUND, "Vivenu has no event " + id + " for this seller's key.");
                }
                case ReadingResult.KeyRefused(String message) -> {
                    return RunEnd.early(HistoricalReason.KEY_REFUSED, message + ".");
                }
                case ReadingResult.Incomplete(String message) -> {
                    return RunEnd.early(HistoricalReason.READ_INCOMPLETE, "Event " + id + ": " + message + ".");
                }
                case ReadingResult.Stopped _ -> {
                    return RunEnd.stopped();
                }
            }
        }
        return dispatch(tools, events);
    }

    private RunEnd dispatch(RunTools tools, List<ReadEvent> events) throws IOException {
        var listed =
                ListedTickets.together(events.stream().map(ReadEvent::tickets).toList());
        return switch (settings.order().mode()) {
            case DRY_RUN -> new DryRun(tools).run(listed);
            case TEST -> new TestRun(tools).run(listed);
            case PULL_ONLY -> new PullRun(tools).run(events);
            case REPLAY -> new SendRun(tools).run(listed);
        };
    }

    private VivenuClient vivenu(HttpClient http, Database database) {
        VendorAccess vendor = settings.vendor();
        var rest = new BudgetRest(wait, board);
        var budget = new SharedBudget(
                new BudgetRepository(database),
                KeyFingerprint.ofApiKey(vendor.apiKey().value()),
                settings.order().region().value() + "/historical/" + settings.syncUid(),
                vendor.requestsPerMinute(),
                vendor.requestsPerHour(),
                rest);
        return new VivenuClient(
                http,
                vendor.baseUrl(),
                vendor.apiKey(),
                CallPolicy.persistent(RequestBudget.of(budget::acquire, budget::rateLimited, budget::accepted), clock)
                        .withPause(rest::rest)
                        .withGuard(new InternalAddresses()));
    }

    /** A file system's message may name a path, and nothing of what was to be written. */
    private static RunEnd unspoolable(IOException e) {
        var problem = e instanceof FileSystemException files && files.getReason() != null
                ? files.getReason()
                : String.valueOf(e.getMessage());
        var lower = problem.toLowerCase(Locale.ROOT);
        boolean isFull = lower.contains("no space") || lower.contains("quota");
        LOG.atError().addKeyValue("trace", RedactedStackTrace.of(e)).log("Payloads can't be spooled");
        return isFull
                ? RunEnd.early(
                        HistoricalReason.OUTPUT_FULL,
                        "There is no room for the tickets' payloads: SPOOL_DIR needs about 2 kB a ticket.")
                : RunEnd.early(
                        HistoricalReason.OUTPUT_NOT_WRITABLE,
                        "The tickets' payloads can't be spooled ("
                                + e.getClass().getSimpleName()
                                + "): is SPOOL_DIR a directory that this user may write to?");
    }
}
