package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Who takes nothing is cut off, and nobody else notices. There is room for so many streams and no more. */
@Isolated("counts seconds")
class SlowReadersIT {
    private static final int FROZEN = 100;
    private static final int READING = 5;
    private static final Duration UNDISTURBED = Duration.ofSeconds(1);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @TempDir
    Path folder;

    private RunningApi start(int streams) {
        Portfolio.fill(db);
        db.execute("INSERT INTO event (region_key, event_id, name, day_zone, changed_at)"
                + " SELECT region_key, 'many' || n, repeat('long name ', 50), 'UTC', now()"
                + " FROM region CROSS JOIN generate_series(1, 1000) AS n WHERE region.name = 'dach'");
        return new RunningApi(db.readerUrl(), folder, Map.of("MAX_STREAMS", Integer.toString(streams))).ready();
    }

    /** Asks for a stream and never reads. */
    private Socket frozen(RunningApi api) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
        socket.getOutputStream()
                .write(("GET /v1/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + api.key("dach") + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long clients(RunningApi api) throws Exception {
        return api.management("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("vivenu_sales_api_stream_clients"))
                .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoReadsNothingIsGoneWithinFifteenSecondsAndTheOthersGoOn() throws Exception {
        List<Socket> frozen = new ArrayList<>();
        List<StreamReader> reading = new ArrayList<>();
        try (RunningApi api = start(FROZEN + READING)) {
            for (int i = 0; i < READING; i++) {
                reading.add(api.stream("dach", "/v1/stream"));
            }
            for (int i = 0; i < FROZEN; i++) {
                frozen.add(frozen(api));
            }
            await().until(() -> clients(api) == FROZEN + READING);
            long begin = System.nanoTime();
            int sales = 0;
            while (clients(api) > READING
                    && System.nanoTime() - begin < Duration.ofSeconds(20).toNanos()) {
                int sold = ++sales;
                long sale = System.nanoTime();
                Portfolio.sell(
                        db,
                        "dach",
                        "e1",
                        "s" + sales,
                        Instant.parse("2026-11-22T12:20:00Z").plusSeconds(sales));
                await().atMost(UNDISTURBED)
                        .until(() -> reading.stream()
                                .allMatch(reader -> reader.messages("sales").size() >= sold));
                assertThat(Duration.ofNanos(System.nanoTime() - sale)).isLessThan(UNDISTURBED);
            }
            Duration gone = Duration.ofNanos(System.nanoTime() - begin);
            System.out.println(FROZEN + " frozen readers gone after " + gone.toMillis() + " ms, " + READING
                    + " others were told of " + sales + " sales meanwhile");

            assertThat(gone).isLessThan(Duration.ofSeconds(15));
            assertThat(reading).noneMatch(StreamReader::ended);
        } finally {
            reading.forEach(StreamReader::close);
            for (Socket socket : frozen) {
                socket.close();
            }
        }
    }

    @Test
    void whenAllPlacesAreTakenItSaysSoAndOtherQuestionsAreAnswered() throws Exception {
        try (RunningApi api = start(2);
                StreamReader first = api.stream("dach", "/v1/stream");
                StreamReader second = api.stream("italy", "/v1/stream")) {
            first.next("snapshot");
            second.next("snapshot");

            var third = api.ask("all", "/v1/stream");

            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.body()).contains("TooManyStreams");
            assertThat(third.headers().firstValue("retry-after")).isPresent();
            assertThat(api.ask("all", "/v1/events").statusCode()).isEqualTo(200);
        }
    }
}
