package io.vivenuoperator.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.export.standin.SheetsStandIn;
import io.vivenuoperator.export.stop.WorkerStop;
import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.platform.config.log.CapturedLog;
import io.vivenuoperator.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stand-in of Google, a database, and the job's environment; runs the job in this process. */
final class SheetsStage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SheetsStandIn google = new SheetsStandIn();
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    /** What a run printed, logged and ended with. */
    record Ended(ExitCode code, JsonNode report, String printed, String logged) {
        String reason() {
            return report.path("reason").asText();
        }

        String message() {
            return report.path("message").asText();
        }
    }

    SheetsStage(TestDatabase database, Path directory) {
        this.directory = directory;
        environment.putAll(Map.of(
                "DATABASE_URL",
                database.readerUrl(),
                "DATABASE_WAIT_SECONDS",
                "1",
                "SHEETS_BASE_URL",
                google.url(),
                "RETRY_SECONDS",
                "0",
                "TIMEOUT_SECONDS",
                "20",
                "TERMINATION_LOG",
                directory.resolve("termination").toString()));
        credentials(google.account().json(google.tokenUrl()).toString());
        spec("\"regions\":[\"*\"]");
    }

    SheetsStandIn google() {
        return google;
    }

    Map<String, String> environment() {
        return environment;
    }

    SheetsStage with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Fields of the spec beside the spreadsheet's id. */
    void spec(String fields) {
        file(
                "EXPORT_FILE",
                "export.json",
                "{\"name\":\"management\",\"spec\":{\"spreadsheetId\":\"" + SheetsStandIn.SPREADSHEET + "\"," + fields
                        + "}}");
    }

    void credentials(String json) {
        file("GOOGLE_CREDENTIALS_FILE", "key.json", json);
    }

    private void file(String variable, String name, String content) {
        try {
            environment.put(
                    variable,
                    Files.writeString(directory.resolve(name), content).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Ended run() {
        return run(new WorkerStop());
    }

    Ended run(WorkerStop stop) {
        var octets = new ByteArrayOutputStream();
        var out = new PrintStream(octets, true, StandardCharsets.UTF_8);
        try (var log = new CapturedLog()) {
            var code = new ExportJob(environment, out, stop, _ -> {}, Clock.systemUTC()).run(List.of("sheets"));
            var printed = octets.toString(StandardCharsets.UTF_8);
            return new Ended(code, JSON.readTree(printed.strip()), printed, log.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        google.close();
    }
}
