package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Strangers that know the service by its description only: schemathesis asks the packaged program whatever the description permits
 * and whatever it does not, openapi-spec-validator reads it by OpenAPI's own schema.
 */
class EventsStrangersIT {
    private static final Path JUDGES =
            Path.of(System.getenv().getOrDefault("API_JUDGES_DIR", "judges-are-not-here"), "bin");
    /**
     * Left out, because OpenAPI has no words for it: that each value of a schema must be taken. It can't say how large the text of a
     * payload is, what a source may not contain, or which host a URL may name.
     */
    private static final String NOT_JUDGED = "positive_data_acceptance";

    /** A text that is too long for a URL may be refused for that, too. */
    private static final String CONFIGURATION = """
            [checks.negative_data_rejection]
            expected-statuses = [400, 401, 403, 404, 405, 406, 409, 413, 414, 415, 422, 428, 429, "5xx"]

            [[operations]]
            include-path-regex = "^/webhooks/"
            exclude-method = "DELETE"
            parameters = { id = "$webhook" }

            [[operations]]
            include-path-regex = "^/replays/"
            parameters = { id = "$replay" }
            """;

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @TempDir
    Path folder;

    @BeforeEach
    void areHere() {
        assumeTrue(
                Files.isExecutable(JUDGES.resolve("schemathesis")),
                "schemathesis is not in API_JUDGES_DIR (dev/api-judges fetches it)");
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

    @Test
    void whateverIsSentIsAnsweredAsDescribed() throws Exception {
        try (var program = PackagedEvents.start(db.runtimeUrl(), folder)) {
            String webhook = program.post(
                            "/webhooks", "{\"url\":\"https://hooks.example.com/\",\"events\":[\"user.*\"]}")
                    .path("id")
                    .asText();
            String replay = program.post(
                            "/replays",
                            "{\"webhookId\":\"%s\",\"from\":\"2026-01-01\",\"dryRun\":true}".formatted(webhook))
                    .path("id")
                    .asText();
            Path configuration = Files.writeString(
                    folder.resolve("schemathesis.toml"),
                    CONFIGURATION.replace("$webhook", webhook).replace("$replay", replay));
            Judgement judgement = judged(
                    "schemathesis",
                    List.of(
                            "--config-file",
                            configuration.toString(),
                            "run",
                            program.url() + "/openapi.json",
                            "--header",
                            "Authorization: Bearer " + program.key(),
                            "--seed",
                            "15",
                            "--max-examples",
                            System.getProperty("examples", "40"),
                            "--phases",
                            "examples,coverage,fuzzing",
                            "--exclude-checks",
                            NOT_JUDGED,
                            // A stream has no end to wait for.
                            "--exclude-path",
                            "/stream",
                            "--exclude-path",
                            "/events/stream",
                            "--request-timeout",
                            "20",
                            "--continue-on-failure",
                            "--no-shrink",
                            "--no-color"));

            System.out.println(judgement.words());
            assertThat(judgement.code()).as(judgement.words()).isZero();
        }
    }

    @Test
    void theDescriptionIsOpenApi() throws Exception {
        Path file = folder.resolve("openapi.json");
        Files.writeString(file, new DescribedAnswers().document().toString());

        Judgement judgement = judged("openapi-spec-validator", List.of(file.toString()));

        assertThat(judgement.code()).as(judgement.words()).isZero();
    }
}
