package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Strangers that know the API by its description only: schemathesis asks the packaged program whatever the description permits and
 * whatever it does not, openapi-spec-validator reads it by OpenAPI's own schema. All of them are processes of their own, which share
 * nothing with other tests.
 */
@Execution(ExecutionMode.CONCURRENT)
class StrangersIT {
    private static final Path JUDGES =
            Path.of(System.getenv().getOrDefault("API_JUDGES_DIR", "judges-are-not-here"), "bin");
    /**
     * Left out, because OpenAPI has no words for it: that each value of a schema must be taken. It can't say what a time zone, the cursor
     * of a page or a time after another one is.
     */
    private static final String NOT_JUDGED = "positive_data_acceptance";

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @TempDir
    Path folder;

    @BeforeEach
    void areHere() {
        assumeTrue(
                Files.isExecutable(JUDGES.resolve("schemathesis")),
                "schemathesis is not in API_JUDGES_DIR (dev/api-judges fetches it)");
        Portfolio.fill(db);
    }

    private record Judgement(int code, String words) {}

    private Judgement judged(String program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JUDGES.resolve(program).toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Judgement(process.waitFor(), words);
    }

    /** It takes a minute of processor time, and has no processor for itself. */
    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void whateverIsAskedIsAnsweredAsDescribed() throws Exception {
        try (var program = PackagedApi.start(db.readerUrl(), folder, List.of("dach", "ticketing/italy"), Map.of())) {
            List<String> arguments = new ArrayList<>(List.of(
                    "run",
                    program.url() + "/openapi.json",
                    "--header",
                    "Authorization: Bearer " + program.key(),
                    "--seed",
                    "14",
                    "--max-examples",
                    System.getProperty("examples", "60"),
                    "--phases",
                    "examples,coverage,fuzzing",
                    "--exclude-checks",
                    NOT_JUDGED,
                    "--request-timeout",
                    "20",
                    "--continue-on-failure",
                    "--no-shrink",
                    "--no-color"));
            for (String stream : streams(program)) {
                arguments.addAll(List.of("--exclude-path", stream));
            }

            Judgement judgement = judged("schemathesis", arguments);

            System.out.println(judgement.words());
            assertThat(judgement.code()).as(judgement.words()).isZero();
        }
    }

    /** A stream has no end to wait for. */
    private static List<String> streams(PackagedApi program) throws Exception {
        List<String> streams = new ArrayList<>();
        JsonNode document = RunningApi.read(program.get("/openapi.json"));
        document.path("paths").properties().forEach(path -> {
            if (path.getValue().at("/get/responses/200/content").has("text/event-stream")) {
                streams.add(path.getKey());
            }
        });
        return streams;
    }

    @Test
    void theDescriptionIsOpenApiInBothForms() throws Exception {
        try (var program = PackagedApi.start(db.readerUrl(), folder, List.of(), Map.of())) {
            for (String form : List.of("openapi.json", "openapi.yaml")) {
                Path file = Files.writeString(folder.resolve(form), program.get("/" + form));

                Judgement judgement = judged("openapi-spec-validator", List.of(file.toString()));

                assertThat(judgement.code()).as(judgement.words()).isZero();
            }
        }
    }
}
