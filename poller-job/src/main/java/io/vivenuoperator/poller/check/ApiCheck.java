package io.vivenuoperator.poller.check;

import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import java.time.Duration;
import java.util.Optional;

/** Whether the read API answers. It is asked without a key, which it has to refuse in its own words. */
final class ApiCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int UNAUTHORIZED = 401;

    private final Optional<BaseUrl> api;
    private final InternalHttp http;

    ApiCheck(Optional<BaseUrl> api, InternalHttp http) {
        this.api = api;
        this.http = http;
    }

    Finding find() {
        return api.map(this::ask).orElseGet(() -> new Finding.NotTried("There is no read API (api.enabled)"));
    }

    private Finding ask(BaseUrl address) {
        return switch (http.get(address.resolve("/v1/regions", ""), PATIENCE)) {
            case ProgramReply.Answered answer
            when answer.status() == UNAUTHORIZED && !answer.reason().isEmpty() ->
                new Finding.Passed("The read API answers, and refuses who has no key");
            case ProgramReply.Answered answer
            when answer.reason().equals("SourceNotAllowed") ->
                new Finding.NotTried("api.allowedSources leaves this pod's network out, so nothing was asked");
            case ProgramReply.Answered answer ->
                new Finding.Failed("The read API at " + address.value() + " answered a question without a key with "
                        + answer.named() + " instead of 401: look at its log");
            case ProgramReply.None(String why) ->
                new Finding.Failed("The read API does not answer at " + address.value() + why
                        + ". The Service needs a pod that is ready, and this pod has to reach it (networkPolicy)");
        };
    }
}
