package io.vivenuoperator.simulators.platform.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.platform.control.PeopleControls;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import io.vivenuoperator.simulators.platform.state.PlatformState;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault, over a real connection, set by the control API. */
class FaultsIT {
    /** A platform without faults of its own. */
    public record NoFaults(boolean none) {}

    private static final String PATH = "/things/";

    private PlatformState<NoFaults> state;
    private PlatformServer server;
    private Caller caller;

    @BeforeEach
    void start() {
        state = PlatformState.starting(Clock.systemUTC(), new FaultSwitches<>(NoFaults.class, new NoFaults(false)));
        server = PlatformServer.start("127.0.0.1", 0, state, new NoPeople(), FaultsIT::error, request -> things());
        caller = new Caller(server.url(), Map.of("Authorization", "Bearer sim-token"));
    }

    private static Reply error(int status, int retryAfterSeconds) {
        return Reply.json(
                status,
                JsonNodeFactory.instance.objectNode().put("error", status).put("seconds", retryAfterSeconds));
    }

    private static Reply things() {
        return Reply.json(200, JsonNodeFactory.instance.objectNode().put("things", "one ".repeat(100)));
    }

    @AfterEach
    void stop() {
        caller.close();
        server.close();
    }

    @Test
    void nothingIsWrongByItself() throws Exception {
        assertThat(caller.get(PATH).status()).isEqualTo(200);
    }

    @Test
    void anOutageEndsWhenItIsSwitchedOff() throws Exception {
        faults("{\"outage\":true,\"errorStatus\":504}");
        assertThat(caller.get(PATH).status()).isEqualTo(504);

        faults("{}");
        assertThat(caller.get(PATH).status()).isEqualTo(200);
    }

    @Test
    void soManyErrorsAsAreAskedFor() throws Exception {
        faults("{\"errorNext\":2}");

        assertThat(caller.get(PATH).status()).isEqualTo(503);
        assertThat(caller.get(PATH).status()).isEqualTo(503);
        assertThat(caller.get(PATH).status()).isEqualTo(200);
    }

    @Test
    void aShareOfErrorsIsTheSameEachTime() throws Exception {
        faults("{\"errorPercent\":50}");

        for (int i = 0; i < 40; i++) {
            caller.get(PATH);
        }

        assertThat(state.requests().byStatus().get("503")).isBetween(10, 30);
    }

    @Test
    void aPageIsNoJson() throws Exception {
        faults("{\"pageNext\":1,\"pageStatus\":502}");

        Caller.Reply reply = caller.get(PATH);

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(reply::json);
    }

    @Test
    void aConnectionEndsWithoutAnAnswer() throws Exception {
        faults("{\"resetNext\":10}");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> caller.get(PATH));
        assertThat(state.requests().byStatus()).containsKey("0");
    }

    @Test
    void aDocumentIsCut() throws Exception {
        faults("{\"truncateNext\":1}");

        Caller.Reply reply = caller.get(PATH);

        assertThat(reply.status()).isEqualTo(200);
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(reply::json);
    }

    @Test
    void aConnectionEndsWithinTheBody() throws Exception {
        faults("{\"breakOffNext\":1}");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> caller.get(PATH));
    }

    @Test
    void whatTricklesIsComplete() throws Exception {
        faults("{\"trickleNext\":1,\"trickleMillis\":5}");

        assertThat(caller.get(PATH).json().isObject()).isTrue();
    }

    @Test
    void aRateLimitSaysWhenInSecondsOrByADate() throws Exception {
        faults("{\"rateLimitNext\":1,\"retryAfter\":\"seconds\",\"retryAfterSeconds\":7}");
        Caller.Reply seconds = caller.get(PATH);
        faults("{\"rateLimitNext\":1,\"retryAfter\":\"date\",\"retryAfterSeconds\":60}");
        Caller.Reply date = caller.get(PATH);
        faults("{\"rateLimitNext\":1}");
        Caller.Reply nothing = caller.get(PATH);

        assertThat(seconds.status()).isEqualTo(429);
        assertThat(seconds.header("retry-after")).contains("7");
        assertThat(ZonedDateTime.parse(date.header("retry-after").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isBetween(Instant.now().plusSeconds(30), Instant.now().plusSeconds(61));
        assertThat(nothing.status()).isEqualTo(429);
        assertThat(nothing.header("retry-after")).isEmpty();
    }

    @Test
    void aRateLimitSaysWhenInTheBodyOfThePlatform() throws Exception {
        faults("{\"rateLimitNext\":1,\"retryAfter\":\"body\",\"retryAfterSeconds\":9}");

        Caller.Reply reply = caller.get(PATH);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("retry-after")).isEmpty();
        assertThat(reply.json().path("seconds").intValue()).isEqualTo(9);
    }

    @Test
    void anUnknownSwitchIsAnsweredWithTheKnownOnes() throws Exception {
        Caller.Reply reply = caller.send("PUT", "/_control/faults", "{\"fire\":true}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("message").textValue()).contains("'fire'", "outage");
    }

    @Test
    void requestsAreCountedAndTokensNotShown() throws Exception {
        caller.get(PATH);

        Caller.Reply report = caller.get("/_control/requests");

        assertThat(report.json().path("total").intValue()).isEqualTo(1);
        assertThat(report.json().at("/log/0/token").textValue()).hasSize(12);
        assertThat(report.body()).doesNotContain("sim-token");
    }

    @Test
    void aClockThatIsAheadStampsTheLog() throws Exception {
        caller.send("PUT", "/_control/clock", "{\"aheadSeconds\":600}");

        caller.get(PATH);

        assertThat(state.requests().latest().getFirst().at())
                .isAfter(Instant.now().plusSeconds(500));
    }

    private void faults(String switches) throws Exception {
        assertThat(caller.send("PUT", "/_control/faults", switches).status()).isEqualTo(200);
    }

    /** Nobody is here. */
    private static final class NoPeople implements PeopleControls {
        @Override
        public ObjectNode load(JsonNode people) {
            return truth();
        }

        @Override
        public boolean change(String key, JsonNode fields) {
            return false;
        }

        @Override
        public boolean remove(String key) {
            return false;
        }

        @Override
        public ObjectNode truth() {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public Optional<Reply> more(Request request, JsonNode body) {
            return Optional.empty();
        }
    }
}
