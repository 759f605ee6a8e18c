package io.vivenuoperator.historical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists that don't add up: nothing is planned from them. */
class LyingVivenuIT {
    private static final String EVENT = "{\"_id\":\"68108c20c5c88849372bfb61\",\"sellerId\":\"s1\",\"name\":\"E\","
            + "\"tickets\":[],\"updatedAt\":\"2026-11-22T06:00:00.000Z\",\"createdAt\":\"2026-11-22T06:00:00.000Z\"}";
    private static final String TICKET =
            "{\"_id\":\"%s\",\"sellerId\":\"s1\",\"ticketName\":\"CHARITY\",\"status\":\"VALID\"}";

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private SyncStage stage;
    private HttpServer vivenu;
    private String rows = "";
    private int total;

    @BeforeEach
    void begin() throws IOException {
        stage = new SyncStage(database, directory, 10);
        vivenu = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vivenu.createContext("/api", exchange -> {
            boolean isList = exchange.getRequestURI().getPath().endsWith("/tickets");
            boolean isFirst =
                    String.valueOf(exchange.getRequestURI().getQuery()).contains("skip=0");
            var list = "{\"rows\":[" + (isFirst ? rows : "") + "],\"total\":" + total + "}";
            byte[] answer = (isList ? list : EVENT).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        vivenu.start();
        stage.with("VIVENU_BASE_URL", "http://127.0.0.1:" + vivenu.getAddress().getPort() + "/api");
    }

    @AfterEach
    void end() {
        vivenu.stop(0);
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"a b,3", "a a,2", "a b,1000"})
    void aTotalThatDoesNotAgreeIsAnIncompleteReading(String ids, int said) {
        // given
        rows = TICKET.formatted(ids.split(" ", -1)[0]) + "," + TICKET.formatted(ids.split(" ", -1)[1]);
        total = said;

        // when
        var ran = stage.run("sync");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.RETRY);
        assertThat(ran.reason()).isEqualTo("ReadIncomplete");
        assertThat(stage.endpoint().arrivals()).isEmpty();
    }

    @Test
    void aTicketWithoutAnIdMakesTheReadingIncomplete() {
        // given
        rows = TICKET.formatted("a") + ",{\"status\":\"VALID\"}";
        total = 2;

        // then
        assertThat(stage.run("sync").reason()).isEqualTo("ReadIncomplete");
    }

    @Test
    void anEventWithoutTicketsHasNothingToSend() {
        // given
        total = 0;

        // when
        var ran = stage.run("sync");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.DONE);
        assertThat(ran.reason()).isEqualTo("NothingToSend");
        assertThat(ran.count("tickets")).isZero();
    }

    @Test
    void aTicketWithNothingButAnIdCountsAndIsNotSent() {
        // given
        rows = "{\"_id\":\"a\"}," + TICKET.formatted("b");
        total = 2;

        // when
        var ran = stage.run("sync");

        // then
        assertThat(ran.count("rejectedByStatus")).isEqualTo(1);
        assertThat(stage.endpoint().ticketIds()).containsExactly("b");
    }
}
