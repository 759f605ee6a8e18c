package io.vivenuoperator.poller.check;

import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.platform.config.job.TerminationLog;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.poller.settings.CheckSettings;
import io.vivenuoperator.poller.settings.PollerCommand;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at an installation from within, in less than 30 seconds, and says what does not work and why. */
public final class CheckRun {
    private static final Logger LOG = LoggerFactory.getLogger(CheckRun.class);
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    private final PollerCommand.Check command;
    private final TerminationLog terminationLog;
    private final Clock clock;
    private final Pause pause;

    /** @param terminationLog gets the sentences of what failed, or what passed, for {@code kubectl describe pod} */
    public CheckRun(PollerCommand.Check command, TerminationLog terminationLog, Clock clock, Pause pause) {
        this.command = command;
        this.terminationLog = terminationLog;
        this.clock = clock;
        this.pause = pause;
    }

    /** Runs all checks, and says what each found. */
    public ExitCode run() {
        Map<String, Finding> findings = findings(command.settings());
        findings.forEach(CheckRun::say);
        String problems = findings.values().stream()
                .flatMap(finding ->
                        finding instanceof Finding.Failed(String problem) ? Stream.of(problem) : Stream.empty())
                .collect(Collectors.joining("\n"));
        terminationLog.write(problems.isEmpty() ? summary(findings) : problems);
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.RETRY;
    }

    private static String summary(Map<String, Finding> findings) {
        List<String> notTried = findings.entrySet().stream()
                .filter(check -> check.getValue() instanceof Finding.NotTried)
                .map(Map.Entry::getKey)
                .toList();
        String rest = notTried.isEmpty() ? "" : ", not tried: " + String.join(", ", notTried);
        return "%d checks passed%s".formatted(findings.size() - notTried.size(), rest);
    }

    private Map<String, Finding> findings(CheckSettings settings) {
        try (Database database = StoreDatabase.open(command.database().url(), 1);
                var http = new InternalHttp(CONNECTING)) {
            Map<String, Finding> findings = new LinkedHashMap<>();
            Finding stored = new StoreCheck(database).find();
            findings.put("database", stored);
            LoadedReceivers loaded =
                    new RegistryCheck(settings.regionsFile(), settings.management(), http, pause).find();
            findings.put("registry", registry(loaded));
            findings.put("delivery", delivery(stored, loaded, new DeliveryCheck(settings.receivers(), http, database)));
            findings.put("vivenu", new VivenuCheck(settings.vivenu(), settings.connection(), clock).find());
            findings.put("api", new ApiCheck(settings.api(), http).find());
            return findings;
        }
    }

    private static Finding registry(LoadedReceivers loaded) {
        return switch (loaded) {
            case LoadedReceivers.Confirmed confirmed ->
                new Finding.Passed("Each of " + confirmed.receivers() + " receivers has loaded revision "
                        + confirmed.registry().revision() + " of the registry");
            case LoadedReceivers.Unconfirmed(String problem) -> new Finding.Failed(problem);
        };
    }

    /** One cause, one sentence. */
    private static Finding delivery(Finding database, LoadedReceivers loaded, DeliveryCheck check) {
        if (!(database instanceof Finding.Passed)) {
            return new Finding.NotTried("The database would not show what was delivered");
        }
        return switch (loaded) {
            case LoadedReceivers.Confirmed confirmed when confirmed.tests() -> check.find(confirmed.registry());
            case LoadedReceivers.Confirmed _ ->
                new Finding.NotTried("A receiver is older than this test and would take it for a delivery");
            case LoadedReceivers.Unconfirmed _ ->
                new Finding.NotTried("It is not known whether all receivers know a test");
        };
    }

    private static void say(String check, Finding finding) {
        switch (finding) {
            case Finding.Passed(String what) ->
                LOG.atInfo()
                        .addKeyValue("check", check)
                        .addKeyValue("found", what)
                        .log("Check passed");
            case Finding.NotTried(String why) ->
                LOG.atWarn().addKeyValue("check", check).addKeyValue("why", why).log("Check not tried");
            case Finding.Failed(String problem) ->
                LOG.atError()
                        .addKeyValue("check", check)
                        .addKeyValue("problem", problem)
                        .log("Check failed");
        }
    }
}
