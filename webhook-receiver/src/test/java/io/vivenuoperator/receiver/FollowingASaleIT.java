package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.platform.service.access.RequestIds;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/following-a-sale.md, as somebody types it. */
class FollowingASaleIT extends WithRegions {
    private static final Path PAGE = Path.of("..", "docs", "following-a-sale.md");
    private static final String LOGS = "kubectl logs -l app.kubernetes.io/component=webhook-receiver --tail=-1";
    private static final String KEY = "dach-new";

    private final Instant sold = Instant.now();

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1).strip())
                .toList();
    }

    private Map<String, String> environment(String... more) {
        var environment = new HashMap<>(Map.of(
                "DATABASE_URL",
                database.runtimeUrl(),
                "REGIONS_FILE",
                regions.toString(),
                "HOST",
                "127.0.0.1",
                "PORT",
                "0",
                "MANAGEMENT_PORT",
                "0",
                "PATH",
                System.getenv("PATH")));
        for (int at = 0; at < more.length; at += 2) {
            environment.put(more[at], more[at + 1]);
        }
        return environment;
    }

    private void deliver(Vivenu vivenu, String delivery, String ticket, String requestId) {
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            var signed = vivenu.signed(DACH, KEY, Bodies.ticket(delivery, ticket, sold));
            return vivenu.send(HttpRequest.newBuilder(signed, (_, _) -> true)
                                    .header(RequestIds.HEADER.defaultCase(), requestId)
                                    .build())
                            .statusCode()
                    == 204;
        });
    }

    private String typed(String command) throws IOException, InterruptedException {
        assertThat(command).startsWith(LOGS);
        var shell = new ProcessBuilder(
                        "bash",
                        "-euo",
                        "pipefail",
                        "-c",
                        command.replace(LOGS, "cat " + directory.resolve("receiver.log")))
                .redirectErrorStream(true)
                .start();
        var printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(command).isZero();
        return printed;
    }

    @Test
    void theCommandsLeadFromTheDeliveryToTheNumber() throws Exception {
        // given
        database.execute("INSERT INTO region (name, watched_since, complete_since)"
                + " VALUES ('dach', now() - interval '1 day', now() - interval '1 day')");
        try (var process = ReceiverProcess.start(directory, environment()).started();
                var vivenu = new Vivenu(process.port())) {
            deliver(vivenu, "d-4710", "t-1", "proxy-16");
            deliver(vivenu, "d-4711", "t-2", "proxy-17");
            process.terminate();
            process.exitCode();
        }

        // when
        var commands = blocks("sh");
        var statements = blocks("sql").stream()
                .map(sql -> sql.replace(":'delivery'", "'d-4711'").replace(";", ""))
                .toList();

        // then
        var json = JsonMapper.builder().build();
        assertThat(commands).hasSize(2);
        for (String command : commands) {
            var line = json.readTree(typed(command));
            assertThat(line.path("component").asText()).isEqualTo("webhook-receiver");
            assertThat(line.path("region").asText()).isEqualTo("dach");
            assertThat(line.path("deliveryId").asText()).isEqualTo("d-4711");
            assertThat(line.path("requestId").asText()).isEqualTo("proxy-17");
            assertThat(line.path("outcome").asText()).isEqualTo("Stored");
        }
        assertThat(statements)
                .hasSize(5)
                .allSatisfy(sql -> assertThat(database.number("SELECT count(*) FROM (" + sql + ") AS typed"))
                        .as(sql)
                        .isEqualTo(1));
        assertThat(database.text("SELECT ticket_id FROM (" + statements.get(1) + ") AS typed"))
                .isEqualTo("t-2");
        assertThat(database.number("SELECT count(reason) FROM (" + statements.get(2) + ") AS typed"))
                .isZero();
        assertThat(database.number("SELECT sold FROM (" + statements.get(3) + ") AS typed"))
                .isEqualTo(2);
        assertThat(database.number(statements.get(4))).isEqualTo(2);
    }

    @Test
    void theLevelChangesWithoutARestart() throws Exception {
        // given
        var levels = Files.writeString(
                directory.resolve("levels"), blocks("properties").getFirst());
        try (var process = ReceiverProcess.start(directory, environment("LOG_LEVELS_FILE", levels.toString()))
                        .started();
                var vivenu = new Vivenu(process.port())) {
            deliver(vivenu, "silent", "t-1", "proxy-1");

            // when
            Files.delete(levels);
            await().until(() -> process.log()
                            .lines()
                            .filter(line -> line.contains("Log levels set"))
                            .count()
                    == 2);
            deliver(vivenu, "told", "t-2", "proxy-2");

            // then
            await().until(() -> process.log().contains("\"deliveryId\":\"told\""));
            assertThat(process.log()).doesNotContain("\"deliveryId\":\"silent\"");
        }
    }
}
