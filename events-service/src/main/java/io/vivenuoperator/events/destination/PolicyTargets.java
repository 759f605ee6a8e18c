package io.vivenuoperator.events.destination;

import io.vivenuoperator.events.webhook.WebhookTargets;
import io.vivenuoperator.platform.httpclient.connection.HttpsProxy;
import io.vivenuoperator.platform.httpclient.egress.CheckedLookup;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.platform.httpclient.egress.LookupVerdict;
import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import io.vivenuoperator.platform.httpclient.egress.TargetVerdict;
import java.time.Duration;
import java.util.Optional;

/** Judges a URL by this installation's policy, and where its name leads now. It is judged again at each connection. */
public final class PolicyTargets implements WebhookTargets {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String UNKNOWN = "The host's name has no address now: nothing is delivered until it has one.";

    private final EgressPolicy policy;
    private final TimedLookup lookup;
    private final Optional<HttpsProxy> proxy;

    /** @param proxy by which https is called: it looks names up, and perhaps nobody else can */
    public PolicyTargets(EgressPolicy policy, CheckedLookup lookup, Optional<HttpsProxy> proxy) {
        this(policy, new TimedLookup(lookup, PATIENCE), proxy);
    }

    PolicyTargets(EgressPolicy policy, TimedLookup lookup, Optional<HttpsProxy> proxy) {
        this.policy = policy;
        this.lookup = lookup;
        this.proxy = proxy;
    }

    @Override
    public TargetRuling judge(String url) {
        return switch (policy.judge(url)) {
            case TargetVerdict.Refused(var refusal) -> new TargetRuling.Forbidden(refusal.message());
            case TargetVerdict.Accepted(var read) -> looked(read);
        };
    }

    private TargetRuling looked(TargetUrl url) {
        if (proxy.filter(way -> url.isSecure() && way.leadsTo(url.host())).isPresent()) {
            return new TargetRuling.Allowed(Optional.empty());
        }
        Optional<LookupVerdict> found = lookup.find(url);
        if (found.isEmpty()) {
            return new TargetRuling.Forbidden(
                    "can't be judged: no name server said within %d s where its host is; try again"
                            .formatted(lookup.patience().toSeconds()));
        }
        return switch (found.get()) {
            case LookupVerdict.Found _ -> new TargetRuling.Allowed(Optional.empty());
            case LookupVerdict.NotFound _ -> new TargetRuling.Allowed(Optional.of(UNKNOWN));
            case LookupVerdict.Forbidden(var refusal) -> new TargetRuling.Forbidden(refusal.message());
        };
    }
}
