package io.vivenuoperator.platform.httpclient.pinned;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome.Answered;
import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome.Redirected;
import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome.Unanswered;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A live name server that changes its mind, and live servers where it points: 127.0.0.1 is open here and stands for the internet, 127.0.0.2
 * is not and stands for everything inside.
 */
class RebindingIT {
    private static final TargetServer.Manner ONCE = peer -> {
        peer.request();
        peer.send("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    };

    @Test
    void aNameThatMovesInsideIsNotFollowedThere() throws Exception {
        var names = Map.of("hooks.example.com", turns("127.0.0.1", "127.0.0.1", "127.0.0.2"));
        try (var open = TargetServer.start(ONCE);
                var inside = TargetServer.on("127.0.0.2", open.port(), new ServerSocket(), ONCE);
                var dns = DnsServer.start(names);
                var caller = TargetCaller.of(open, dns.lookup())) {
            // when
            var outcomes =
                    List.of(caller.post(at(open)), caller.post(at(open)), caller.post(at(open)), caller.post(at(open)));

            // then
            assertThat(outcomes.subList(0, 2)).hasOnlyElementsOfType(Answered.class);
            assertThat(outcomes.subList(2, 4)).containsOnly(refused("hooks.example.com leads to a loopback address"));
            assertThat(open.connections()).isEqualTo(2);
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void thereIsExactlyOneLookupForAConnection() throws Exception {
        var names = Map.of("hooks.example.com", turns("127.0.0.1", "127.0.0.2"));
        try (var open = TargetServer.start(ONCE);
                var inside = TargetServer.on("127.0.0.2", open.port(), new ServerSocket(), ONCE);
                var dns = DnsServer.start(names);
                var caller = TargetCaller.of(open, dns.lookup())) {
            // when
            var outcome = caller.post(at(open));

            // then: a second one would have been told of the place inside
            assertThat(outcome).isInstanceOf(Answered.class);
            assertThat(dns.questions()).containsExactly("A hooks.example.com", "AAAA hooks.example.com");
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void anOpenConnectionIsUsedWithoutAnotherLookup() throws Exception {
        var names = Map.of("hooks.example.com", turns("127.0.0.1", "127.0.0.2"));
        try (var open = TargetServer.start(TargetServer.answering("HTTP/1.1 204 No Content\r\n\r\n"));
                var dns = DnsServer.start(names);
                var caller = TargetCaller.of(open, dns.lookup())) {
            // when
            var outcomes = List.of(caller.post(at(open)), caller.post(at(open)));

            // then
            assertThat(outcomes).hasOnlyElementsOfType(Answered.class);
            assertThat(open.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.2",
                "10.0.0.1",
                "169.254.169.254",
                "::1",
                "fd00:ec2::254",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1"
            })
    void oneBadAnswerAmongGoodOnesIsEnough(String bad) throws Exception {
        var names = Map.of("hooks.example.com", List.of(List.of("127.0.0.1", bad)));
        try (var open = TargetServer.start(ONCE);
                var dns = DnsServer.start(names);
                var caller = TargetCaller.of(open, dns.lookup())) {
            // then
            assertThat(caller.post(at(open)))
                    .isInstanceOfSatisfying(
                            Unanswered.class,
                            failure -> assertThat(failure.reason()).isEqualTo(TargetFailure.ADDRESS_REFUSED));
            assertThat(open.connections()).isZero();
        }
    }

    @Test
    void aRedirectInsideIsNotEvenLookedUp() throws Exception {
        var names = Map.of("hooks.example.com", turns("127.0.0.1"), "metadata.example.com", turns("169.254.169.254"));
        try (var open = TargetServer.start(TargetServer.answering(String.join(
                        "\r\n",
                        "HTTP/1.1 307 Go",
                        "Location: http://metadata.example.com/latest",
                        "Content-Length: 0",
                        "",
                        "")));
                var dns = DnsServer.start(names);
                var caller = TargetCaller.of(open, dns.lookup())) {
            // when
            var outcome = caller.post(at(open));

            // then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Redirected.class,
                            redirect -> assertThat(redirect.host()).contains("metadata.example.com"));
            assertThat(dns.questions()).noneMatch(question -> question.contains("metadata"));
        }
    }

    @Test
    void aNameThatIsGoneIsSaid() throws Exception {
        try (var open = TargetServer.start(ONCE);
                var dns = DnsServer.start(Map.of());
                var caller = TargetCaller.of(open, dns.lookup())) {
            assertThat(caller.post(at(open)))
                    .isInstanceOfSatisfying(
                            Unanswered.class,
                            failure -> assertThat(failure.reason()).isEqualTo(TargetFailure.NAME_NOT_RESOLVED));
        }
    }

    private static List<List<String>> turns(String... addresses) {
        return List.of(addresses).stream().map(List::of).toList();
    }

    private static Unanswered refused(String beginning) {
        return new Unanswered(
                TargetFailure.ADDRESS_REFUSED,
                beginning
                        + ": use a public address, or ask the operator of this installation to open it (EGRESS_ALLOW).");
    }

    private static String at(TargetServer server) throws IOException {
        return "http://hooks.example.com:" + server.port() + "/";
    }
}
