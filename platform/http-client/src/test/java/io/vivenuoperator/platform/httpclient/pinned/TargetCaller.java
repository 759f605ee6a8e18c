package io.vivenuoperator.platform.httpclient.pinned;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.httpclient.address.HostLookup;
import io.vivenuoperator.platform.httpclient.connection.HttpsProxy;
import io.vivenuoperator.platform.httpclient.egress.CheckedLookup;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.platform.httpclient.egress.TargetVerdict;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client that may call 127.0.0.1, and nothing else that is special; there, every name leads. */
final class TargetCaller implements AutoCloseable {
    static final HostLookup EVERYTHING_IS_HERE = host -> List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    static final Duration PLENTY = Duration.ofSeconds(20);
    private static final AttemptLimits LIMITS = new AttemptLimits(
            Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(1));

    private final EgressPolicy policy;
    private final PinnedClient client;
    private final TargetTls tls;

    TargetCaller(HostLookup lookup, TargetTls tls, AttemptLimits limits, Optional<HttpsProxy> proxy, int... ports) {
        var list = List.of(Arrays.stream(ports).boxed().toArray(Integer[]::new));
        this.policy = EgressPolicy.from(new EnvironmentVariables(
                Map.of("EGRESS_ALLOW", "[{\"cidr\":\"127.0.0.1/32\",\"ports\":" + list + "}]", "ALLOW_HTTP", "true")));
        this.tls = tls;
        this.client = new PinnedClient(new CheckedLookup(policy, lookup), proxy, limits);
    }

    static TargetCaller of(TargetServer server) {
        return new TargetCaller(EVERYTHING_IS_HERE, TargetTls.standard(), LIMITS, Optional.empty(), server.port());
    }

    static TargetCaller of(TargetServer server, TargetTls tls) {
        return new TargetCaller(EVERYTHING_IS_HERE, tls, LIMITS, Optional.empty(), server.port());
    }

    static TargetCaller of(TargetServer server, HostLookup lookup) {
        return new TargetCaller(lookup, TargetTls.standard(), LIMITS, Optional.empty(), server.port());
    }

    static TargetCaller of(TargetServer server, AttemptLimits limits) {
        return new TargetCaller(EVERYTHING_IS_HERE, TargetTls.standard(), limits, Optional.empty(), server.port());
    }

    TargetOutcome post(String url) throws InterruptedException {
        return post(url, PLENTY);
    }

    TargetOutcome post(String url, Duration deadline) throws InterruptedException {
        return post(url, "{}", deadline);
    }

    TargetOutcome post(String url, String body, Duration deadline) throws InterruptedException {
        return client.send(request(url, body), deadline);
    }

    SinglePostOutcome postOnce(String url, Duration deadline) throws InterruptedException {
        return client.sendOnce(request(url, "{}"), deadline);
    }

    private TargetRequest request(String url, String body) {
        if (policy.judge(url) instanceof TargetVerdict.Accepted(var target)) {
            return new TargetRequest(
                    target, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8), tls);
        }
        throw new AssertionError("refused: " + url);
    }

    int idleConnections() {
        return client.idleConnections();
    }

    @Override
    public void close() {
        client.close();
    }
}
