package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import io.vivenuoperator.platform.httpclient.egress.TargetVerdict;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A URL from a Secret, judged by its text as the CRD judges one in a spec. Where its name leads is judged by the events service, at
 * each connect.
 */
record EndpointUrl(String text) {
    private static final Pattern SERVICE = Pattern.compile(".+\\.svc(\\.cluster\\.local)?");

    /** Why it is refused, in a sentence that may be shown. */
    Optional<String> refusal() {
        return switch (TargetUrl.parse(text)) {
            case TargetVerdict.Refused(var refused) -> Optional.of(refused.message());
            case TargetVerdict.Accepted(var url) ->
                url.isSecure() || SERVICE.matcher(url.host()).matches()
                        ? Optional.empty()
                        : Optional.of(
                                "The URL is http, which is for Services of the cluster by their name in full: use https.");
        };
    }

    /** All of it that may be shown. */
    Optional<String> host() {
        return TargetUrl.parse(text) instanceof TargetVerdict.Accepted(var url)
                ? Optional.of(url.host())
                : Optional.empty();
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "EndpointUrl[" + host().orElse("") + "]";
    }
}
