package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.store.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The requirement's own code against the packaged program, word for word; only what surrounds it there, and what a browser would bring along,
 * is put in its place. It is TypeScript that is JavaScript as it stands.
 */
class SnippetIT {
    /** The first of its two examples. */
    static final String CLIENT = """
            const eventSource = new EventSource('https://events.example.com/stream?type=user.created')

            eventSource.onmessage = (event) => {
              const data = JSON.parse(event.data)
              if (data.type === 'event') {
                console.log('New event:', data.event)
              }
            }

            eventSource.onerror = (error) => {
              console.error('SSE error:', error)
            }
            """;

    /** The second. */
    private static final String SERVER = """
            // From another worker
            const eventsService = env.EVENTS.get(env.EVENTS.idFromName('events'))

            await eventsService.publishEvent({
              type: 'user.created',
              source: 'auth-worker',
              payload: {
                userId: user.id,
                email: user.email
              }
            })
            """;

    /** Its methods, one after the other. */
    private static final String METHODS = """
            // Publish an event
            await eventsService.publishEvent({
              type: 'user.created',
              source: 'auth-service',
              payload: { userId: '123', email: 'user@example.com' },
              metadata: { ip: '127.0.0.1' }
            })

            // Subscribe to events (returns SSE stream)
            const stream = await eventsService.subscribe({
              type: 'user.created',
              since: new Date('2025-01-01')
            })

            // Query events
            const events = await eventsService.getEvents({
              type: 'user.created',
              limit: 100
            })

            // Register webhook
            const webhookId = await eventsService.registerWebhook(
              'https://example.com/webhook',
              ['user.created', 'user.updated'],
              'optional-secret-key'
            )

            // List webhooks
            const webhooks = await eventsService.listWebhooks()

            // Update webhook
            await eventsService.updateWebhook(webhookId, {
              active: false
            })

            // Delete webhook
            await eventsService.deleteWebhook(webhookId)
            """;

    private static final String BROWSERS_PART = """
            const Real = EventSource
            globalThis.EventSource = class extends Real {
              constructor(url) {
                super(url.replace('https://events.example.com', process.env.URL) + '&ticket=' + process.env.TICKET)
                this.addEventListener('open', () => console.log('open'))
              }
            }
            """;

    private static final String WORKERS_PART = """
            import { eventsBinding } from '%s'
            const env = { EVENTS: eventsBinding(process.env.URL, process.env.KEY) }
            """.formatted(Path.of("../examples/events/client.mjs")
            .toAbsolutePath()
            .normalize()
            .toUri());

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @TempDir
    Path folder;

    private static boolean runs(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", String.join(" ", command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private ProcessBuilder node(PackagedEvents events, String code, Map<String, String> more, String... flags)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(flags));
        command.add(Files.writeString(folder.resolve("snippet.mjs"), code).toString());
        var program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().putAll(Map.of("URL", events.url(), "KEY", events.key()));
        program.environment().putAll(more);
        return program;
    }

    /** Runs code to its end; returns what it wrote. */
    private String run(PackagedEvents events, String code) throws Exception {
        assumeTrue(runs("node --version"), "no node is on this machine");
        Process node = node(events, code, Map.of()).start();
        var words = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(words).isZero();
        return words;
    }

    @Test
    void anEventSourceIsTold() throws Exception {
        assumeTrue(
                runs("node --experimental-eventsource -e 'new EventSource(\"http://127.0.0.1:9\").close()'"),
                "no node with an EventSource is on this machine");
        try (var events = PackagedEvents.start(db.runtimeUrl(), folder)) {
            String ticket = events.post("/events/stream-tickets", "{\"type\":\"user.created\"}")
                    .path("ticket")
                    .asText();
            Process node = node(events, BROWSERS_PART + CLIENT, Map.of("TICKET", ticket), "--experimental-eventsource")
                    .start();
            try {
                List<String> lines = Collections.synchronizedList(new ArrayList<>());
                BufferedReader out = node.inputReader();
                Thread.ofVirtual().start(() -> out.lines().forEach(lines::add));
                await().atMost(PATIENCE).until(() -> lines.contains("open"));

                events.publish("user.updated", "{}");
                events.publish("user.created", "{ \"userId\": \"123\" }");

                await().atMost(PATIENCE).until(() -> String.join("\n", lines).contains("userId: '123'"));
                assertThat(String.join("\n", lines))
                        .contains("New event:", "type: 'user.created'", "source: 'auth-service'")
                        .doesNotContain("user.updated", "SSE error");
            } finally {
                node.destroyForcibly();
            }
        }
    }

    @Test
    void aServerPublishes() throws Exception {
        try (var events = PackagedEvents.start(db.runtimeUrl(), folder)) {
            run(events, WORKERS_PART + "const user = { id: '7', email: 'user@example.com' }\n" + SERVER);

            JsonNode published = events.get("/events").path("events");
            assertThat(published).hasSize(1);
            assertThat(published.at("/0/source").asText()).isEqualTo("auth-worker");
            assertThat(published.at("/0/payload").toString())
                    .isEqualTo("{\"userId\":\"7\",\"email\":\"user@example.com\"}");
        }
    }

    @Test
    void everyMethodDoesWhatItSays() throws Exception {
        String surroundings = WORKERS_PART + "const eventsService = env.EVENTS.get(env.EVENTS.idFromName('events'))\n";
        String look = """
                const reader = stream.getReader()
                let heard = ''
                while (!heard.includes('userId')) heard += new TextDecoder().decode((await reader.read()).value)
                await reader.cancel()
                console.log(JSON.stringify({ heard, events: events.length, webhooks: webhooks.map((one) => one.id === webhookId) }))
                """;
        try (var events = PackagedEvents.start(db.runtimeUrl(), folder)) {
            JsonNode seen = RunningEvents.read(run(events, surroundings + METHODS + look));

            assertThat(seen.path("heard").asText()).contains("\"type\":\"event\"", "\"userId\":\"123\"");
            assertThat(seen.path("events").intValue()).isEqualTo(1);
            assertThat(seen.path("webhooks").toString()).isEqualTo("[true]");
            assertThat(events.get("/webhooks").path("webhooks")).isEmpty();
        }
    }
}
