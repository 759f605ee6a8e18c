package io.vivenuoperator.events.destination;

import io.vivenuoperator.events.attempt.AttemptReason;
import io.vivenuoperator.events.destination.DeliveryTarget.ReadTarget;
import io.vivenuoperator.events.destination.DeliveryTarget.ReadTarget.Unusable;
import io.vivenuoperator.events.destination.DeliveryTarget.ReadTarget.Usable;
import io.vivenuoperator.events.format.DeliveryFormat;
import io.vivenuoperator.events.request.UserHeaders;
import io.vivenuoperator.events.signature.DeliverySignature;
import io.vivenuoperator.events.signature.SecretVerdict;
import io.vivenuoperator.events.signature.SigningSecret;
import io.vivenuoperator.platform.httpclient.connection.ClientCertificate;
import io.vivenuoperator.platform.httpclient.connection.TrustedAuthorities;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import io.vivenuoperator.platform.httpclient.egress.TargetVerdict;
import io.vivenuoperator.platform.httpclient.pinned.TargetTls;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes targets of what is stored of them. */
final class TargetReader {
    private final EgressPolicy policy;
    private final Optional<TrustedAuthorities> authorities;
    private final TargetTls usual;
    private final TargetFormats formats = new TargetFormats();

    /**
     * Under the rules of this installation.
     *
     * @param policy judges a URL by its text; where its name leads is judged at each connection
     * @param authorities that this installation trusts beside Java's own
     */
    TargetReader(EgressPolicy policy, Optional<TrustedAuthorities> authorities) {
        this.policy = policy;
        this.authorities = authorities;
        usual = TargetTls.of(authorities, Optional.empty());
    }

    ReadTarget read(SubscriptionReading stored, SealedTarget sealedTarget) {
        Optional<DeliveryFormat> format = formats.format(stored, sealedTarget);
        Optional<String> url = formats.url(sealedTarget);
        if (format.isEmpty() || url.isEmpty()) {
            return new Unusable(
                    AttemptReason.SECRET_NOT_FOUND, "It has no URL or routing key, or is of no known kind.");
        }
        Optional<String> problem = UserHeaders.problem(sealedTarget.headers());
        if (problem.isPresent()) {
            return new Unusable(AttemptReason.NOT_SENDABLE, problem.get());
        }
        List<SigningSecret> live =
                sealedTarget.signing().stream().flatMap(TargetReader::usable).toList();
        if (format.get().signed() && live.isEmpty() && !sealedTarget.signing().isEmpty()) {
            return new Unusable(AttemptReason.SECRET_NOT_FOUND, "None of its secrets can be used for signing.");
        }
        return switch (policy.judge(url.get())) {
            case TargetVerdict.Refused(var refusal) -> new Unusable(AttemptReason.ADDRESS_REFUSED, refusal.message());
            case TargetVerdict.Accepted(var allowed) ->
                secured(sealedTarget, allowed, format.get(), signature(format.get(), live));
        };
    }

    private ReadTarget secured(
            SealedTarget sealedTarget, TargetUrl url, DeliveryFormat format, Optional<DeliverySignature> signature) {
        try {
            return new Usable(new DeliveryTarget(url, format, signature, sealedTarget.headers(), tls(sealedTarget)));
        } catch (IllegalArgumentException e) {
            // A sentence of ours, with nothing of a key.
            return new Unusable(
                    AttemptReason.TLS_FAILED,
                    "The subscription's CA or certificate can't be used: " + e.getMessage() + ".");
        }
    }

    private static Optional<DeliverySignature> signature(DeliveryFormat format, List<SigningSecret> live) {
        return format.signed() && !live.isEmpty() ? Optional.of(new DeliverySignature(live)) : Optional.empty();
    }

    private TargetTls tls(SealedTarget sealedTarget) {
        if (sealedTarget.authorities().isEmpty() && sealedTarget.certificate().isEmpty()) {
            return usual;
        }
        Optional<TrustedAuthorities> trusted = sealedTarget
                .authorities()
                .map(pem -> authorities.map(ours -> ours.and(pem)).orElseGet(() -> TrustedAuthorities.parse(pem)))
                .or(() -> authorities);
        return TargetTls.of(
                trusted, sealedTarget.certificate().map(shown -> ClientCertificate.parse(shown.chain(), shown.key())));
    }

    private static Stream<SigningSecret> usable(String secret) {
        return switch (SigningSecret.of(secret)) {
            case SecretVerdict.Usable(SigningSecret usable) -> Stream.of(usable);
            case SecretVerdict.Unusable _ -> Stream.empty();
        };
    }
}
