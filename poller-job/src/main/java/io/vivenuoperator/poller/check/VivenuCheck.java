package io.vivenuoperator.poller.check;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpCall;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.QueryString;
import io.vivenuoperator.platform.httpclient.RemoteService;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.authentication.Authentication;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.vivenu.json.VivenuAnswerJudge;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether Vivenu can be reached. It is asked without a key: a refusal is an answer, and costs no seller anything. */
final class VivenuCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final HttpCall CALL = HttpCall.get("/events", QueryString.empty());
    private static final Authentication NO_KEY = new Authentication() {
        @Override
        public String credential() {
            return "a call without a key";
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }
    };

    private final List<BaseUrl> addresses;
    private final HttpConnectionSettings connection;
    private final Clock clock;

    VivenuCheck(List<BaseUrl> addresses, HttpConnectionSettings connection, Clock clock) {
        this.addresses = addresses;
        this.connection = connection;
        this.clock = clock;
    }

    Finding find() {
        if (addresses.isEmpty()) {
            return new Finding.NotTried("No address of Vivenu's is given (test.vivenu)");
        }
        try (HttpClient http = HttpTransport.newHttpClient(connection)) {
            List<String> problems = addresses.stream()
                    .flatMap(address -> problem(http, address).stream())
                    .toList();
            http.shutdownNow();
            return problems.isEmpty()
                    ? new Finding.Passed("Vivenu answers at " + names())
                    : new Finding.Failed(String.join("; ", problems));
        }
    }

    private String names() {
        return String.join(", ", addresses.stream().map(BaseUrl::value).toList());
    }

    private Optional<String> problem(HttpClient http, BaseUrl address) {
        var vivenu = new RemoteService(
                "Vivenu at " + address.value(), "vivenu-operator", address, NO_KEY, new VivenuAnswerJudge());
        var transport =
                new HttpTransport(http, vivenu, CallPolicy.singleAttempt(clock).withTimeout(PATIENCE));
        try {
            var _ = transport.send(CALL, _ -> "");
            return Optional.empty();
        } catch (HttpCallException e) {
            return switch (e.reason()) {
                case KEY_REFUSED, NOT_FOUND, REJECTED, RATE_LIMITED -> Optional.empty();
                case UNAVAILABLE, PROTOCOL, INTERRUPTED ->
                    Optional.of(
                            e.getMessage()
                                    + ". Let pods out to it: networkPolicy.vivenu, proxy.https, trust.caBundle, or the firewall");
            };
        }
    }
}
