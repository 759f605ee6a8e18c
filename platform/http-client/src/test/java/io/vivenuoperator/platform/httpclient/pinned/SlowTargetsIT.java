package io.vivenuoperator.platform.httpclient.pinned;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome.Unanswered;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that take their time: an attempt ends at its deadline, whatever it is waiting for. */
class SlowTargetsIT {
    private static final Duration DEADLINE = Duration.ofMillis(1_500);
    /** Enough for a machine that does other things as well. */
    private static final Duration LATEST = Duration.ofSeconds(8);

    private final CountDownLatch never = new CountDownLatch(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n"
            })
    void aDripEndsAtTheDeadline(String beginning) throws Exception {
        try (var server = TargetServer.start(peer -> {
                    peer.request();
                    peer.send(beginning);
                    while (!never.await(200, TimeUnit.MILLISECONDS)) {
                        peer.send("1");
                    }
                });
                var caller = TargetCaller.of(server)) {
            ends(caller, at("http", server), "{}", "There was no whole answer within 1500 ms.");
        }
    }

    @Test
    void aTargetThatDoesNotReadEndsAtTheDeadline() throws Exception {
        try (var server = TargetServer.start(peer -> never.await());
                var caller = TargetCaller.of(server)) {
            ends(caller, at("http", server), "x".repeat(32 << 20), "There was no whole answer within 1500 ms.");
        }
    }

    @Test
    void aHandshakeThatHangsHasALimitOfItsOwn() throws Exception {
        var limits = new AttemptLimits(
                Duration.ofSeconds(3), Duration.ofMillis(700), Duration.ofSeconds(30), Duration.ofMinutes(1));
        try (var server = TargetServer.start(peer -> never.await());
                var caller = TargetCaller.of(server, limits)) {
            ends(caller, at("https", server), "{}", "TLS was not ready in time (at most 700 ms).");
        }
    }

    @Test
    void aHandshakeThatDripsEndsAtTheDeadline() throws Exception {
        try (var server = TargetServer.start(peer -> {
                    // The head of a record of 16 kB, and then the record.
                    peer.client().getOutputStream().write(new byte[] {22, 3, 3, 64, 0, 2, 0, 63, (byte) 252});
                    while (!never.await(200, TimeUnit.MILLISECONDS)) {
                        peer.client().getOutputStream().write(3);
                    }
                });
                var caller = TargetCaller.of(server)) {
            ends(caller, at("https", server), "{}", "TLS was not ready in time (at most 5 s).");
        }
    }

    @Test
    void aLookupThatHangsEndsAtTheDeadline() throws Exception {
        try (var server = TargetServer.start(TargetServer.answering("HTTP/1.1 204 No Content\r\n\r\n"));
                var caller = TargetCaller.of(server, host -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return TargetCaller.EVERYTHING_IS_HERE.addresses(host);
                })) {
            ends(caller, at("http", server), "{}", "The lookup of its name did not end in time.");
        }
    }

    @Test
    void whoeverWaitsCanBeInterrupted() throws Exception {
        var asked = new CountDownLatch(1);
        try (var server = TargetServer.start(peer -> {
                    peer.request();
                    asked.countDown();
                    never.await();
                });
                var caller = TargetCaller.of(server)) {
            // given
            var interrupted = new FutureTask<>(() -> {
                try {
                    return caller.post(at("http", server)).toString();
                } catch (InterruptedException e) {
                    return "interrupted";
                }
            });
            var thread = Thread.ofVirtual().start(interrupted);
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            // when
            thread.interrupt();

            // then
            assertThat(interrupted.get(LATEST.toSeconds(), TimeUnit.SECONDS)).isEqualTo("interrupted");
        }
    }

    private static void ends(TargetCaller caller, String url, String body, String message) throws InterruptedException {
        // when
        long begun = System.nanoTime();
        var outcome = caller.post(url, body, DEADLINE);
        var taken = Duration.ofNanos(System.nanoTime() - begun);

        // then
        assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(Unanswered.class))
                .returns(TargetFailure.TIMEOUT, Unanswered::reason)
                .returns(message, Unanswered::message);
        assertThat(taken).isBetween(Duration.ofMillis(600), LATEST);
        assertThat(caller.idleConnections()).isZero();
    }

    private static String at(String scheme, TargetServer server) {
        return scheme + "://hooks.example.com:" + server.port() + "/";
    }
}
