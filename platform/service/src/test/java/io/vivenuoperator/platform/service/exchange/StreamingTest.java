package io.vivenuoperator.platform.service.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.Status;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.service.Service;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer that goes on. */
class StreamingTest {
    private static final int SECONDS = 10;

    private final CountDownLatch enough = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Service service = Service.named(
                    "streaming",
                    ServiceSettings.from(new EnvironmentVariables(Map.of(
                            "HOST", "127.0.0.1",
                            "PORT", "0",
                            "MANAGEMENT_PORT", "0",
                            "MAX_CONCURRENT_REQUESTS", "1",
                            "SHUTDOWN_GRACE_SECONDS", "5"))))
            .routes(routes -> routes.read("/stream", _ -> stream(this::untilEnough))
                    .read("/endless", _ -> stream(this::untilTheClientLeaves))
                    .read("/word", _ -> Answer.json(Status.OK_200, "1")))
            .atDrain(enough::countDown)
            .start();

    @AfterEach
    void stop() {
        service.close();
        client.shutdownNow();
    }

    private static Answer stream(StreamWriter writer) {
        return Answer.stream(new Answer.Stream("text/plain", writer));
    }

    private void untilEnough(OutputStream out) throws IOException {
        out.write("begin ".getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            out.write((enough.await(SECONDS, TimeUnit.SECONDS) ? "end" : "nobody ended it")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    private void untilTheClientLeaves(OutputStream out) throws IOException {
        try {
            while (true) {
                out.write(new byte[1_024]);
                out.flush();
            }
        } catch (IOException e) {
            left.countDown();
            throw e;
        }
    }

    private HttpResponse<InputStream> ask(String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofInputStream());
    }

    @Test
    void whatIsFlushedArrivesAndTheRestFollows() throws Exception {
        var answer = ask("GET", "/stream");

        assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain");
        assertThat(answer.body().readNBytes(6)).asString(StandardCharsets.UTF_8).isEqualTo("begin ");
        enough.countDown();
        assertThat(answer.body().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("end");
    }

    @Test
    void takesNoPlaceAmongTheRequestsInProgress() throws Exception {
        var first = ask("GET", "/stream");
        var second = ask("GET", "/stream");

        assertThat(first.body().readNBytes(6)).hasSize(6);
        assertThat(second.body().readNBytes(6)).hasSize(6);
        assertThat(ask("GET", "/word").statusCode()).isEqualTo(200);
    }

    @Test
    void isEndedFirstAtAShutdownAndWaitedFor() throws Exception {
        var answer = ask("GET", "/stream");
        assertThat(answer.body().readNBytes(6)).hasSize(6);
        long begin = System.nanoTime();

        service.close();

        assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(4));
        assertThat(answer.body().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("end");
    }

    @Test
    void itsWriterIsToldThatTheClientLeft() throws Exception {
        var answer = ask("GET", "/endless");
        assertThat(answer.body().readNBytes(10)).hasSize(10);

        answer.body().close();

        assertThat(left.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void headHasNoContent() throws Exception {
        var answer = ask("HEAD", "/stream");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain");
        assertThat(answer.body().readAllBytes()).isEmpty();
    }
}
