package io.vivenuoperator.load.sender;

import io.vivenuoperator.load.settings.Variables;
import io.vivenuoperator.load.sink.HookBook;
import io.vivenuoperator.load.sink.HookSignature;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.httpclient.address.HostLookup;
import io.vivenuoperator.platform.httpclient.egress.CheckedLookup;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import io.vivenuoperator.platform.httpclient.egress.TargetVerdict;
import io.vivenuoperator.platform.httpclient.pinned.AttemptLimits;
import io.vivenuoperator.platform.httpclient.pinned.PinnedClient;
import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome;
import io.vivenuoperator.platform.httpclient.pinned.TargetRequest;
import io.vivenuoperator.platform.httpclient.pinned.TargetTls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Sends messages by the service's own client, in requests like the service's. */
final class HookCaller implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final TargetTls tls = TargetTls.standard();
    private final HookSignature signature;
    private final List<TargetUrl> urls;
    private final PinnedClient client;

    /** By the variables HOOK_PORT, ENDPOINTS and SECRET. */
    HookCaller(Variables variables) {
        int port = variables.number("HOOK_PORT", 0, 1, 65_535);
        signature = new HookSignature(variables.required("SECRET", "what the endpoints verify signatures with"));
        var policy = EgressPolicy.from(new EnvironmentVariables(
                Map.of("ALLOW_HTTP", "true", "EGRESS_ALLOW", "[{\"cidr\":\"127.0.0.0/8\",\"ports\":[" + port + "]}]")));
        urls = IntStream.range(0, variables.number("ENDPOINTS", 1, 1, 10_000))
                .mapToObj(endpoint -> url(policy, port, endpoint))
                .toList();
        client = new PinnedClient(
                new CheckedLookup(policy, HostLookup.system()), Optional.empty(), AttemptLimits.standard());
    }

    private static TargetUrl url(EgressPolicy policy, int port, int endpoint) {
        return switch (policy.judge("http://127.0.0.1:" + port + HookBook.PATH + endpoint)) {
            case TargetVerdict.Accepted(TargetUrl url) -> url;
            case TargetVerdict.Refused refused -> throw new IllegalStateException("refused: " + refused);
        };
    }

    /** What is sent. */
    record CalledMessage(String id, String type, String payload, Instant at) {}

    int endpoints() {
        return urls.size();
    }

    /** The answer's status; 0 if there is none. */
    int call(int endpoint, CalledMessage message) throws InterruptedException {
        Instant now = Instant.now();
        byte[] body = ("{\"event\":{\"id\":\"" + message.id() + "\",\"type\":\"" + message.type()
                        + "\",\"source\":\"load\",\"payload\":" + message.payload() + ",\"timestamp\":\"" + message.at()
                        + "\"},\"deliveredAt\":\"" + now + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        var headers = new HashMap<>(signature.headers(message.id(), now.getEpochSecond(), body));
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "load");
        headers.put("X-Event-Type", message.type());
        headers.put("X-Attempt", "1");
        var request = new TargetRequest(urls.get(endpoint), headers, body, tls);
        return client.send(request, DEADLINE) instanceof TargetOutcome.Answered answered ? answered.status() : 0;
    }

    @Override
    public void close() {
        client.close();
    }
}
