package io.vivenuoperator.events.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secrets of a subscription. A rotation takes three steps: the next one is announced and signs {@code webhook-signature} too;
 * the receiver learns it; it is promoted, signs {@code X-Signature} from then on, and the one before goes on for an overlap.
 *
 * @param secrets in the order in which they sign; the first has no end
 */
public record LiveSecrets(List<LiveSecret> secrets) {
    public static final Duration USUAL_OVERLAP = Duration.ofHours(24);
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    public LiveSecrets {
        if (secrets.isEmpty() || secrets.size() > DeliverySignature.MOST_SECRETS) {
            throw new IllegalArgumentException("a subscription has 1 to " + DeliverySignature.MOST_SECRETS
                    + " secrets, not " + secrets.size() + ": wait until one has ended");
        }
        if (secrets.getFirst().until().isPresent()) {
            throw new IllegalArgumentException("the first secret signs X-Signature and has no end");
        }
        if (secrets.stream().map(LiveSecret::secret).distinct().count() < secrets.size()) {
            throw new IllegalArgumentException("a secret is there twice: give another one");
        }
        secrets = List.copyOf(secrets);
    }

    /**
     * One of them.
     *
     * @param until when it stops signing; empty while nobody has replaced it
     */
    public record LiveSecret(SigningSecret secret, Optional<Instant> until) {
        boolean lives(Instant now) {
            return until.isEmpty() || now.isBefore(until.get());
        }
    }

    public static LiveSecrets of(SigningSecret only) {
        return new LiveSecrets(List.of(new LiveSecret(only, Optional.empty())));
    }

    /**
     * With the one that is to come: it signs {@code webhook-signature} behind the others.
     *
     * @throws IllegalArgumentException if three live already, or it is one of them
     */
    public LiveSecrets announced(SigningSecret next, Instant now) {
        return new LiveSecrets(Stream.concat(living(now).stream(), Stream.of(new LiveSecret(next, Optional.empty())))
                .toList());
    }

    /**
     * With the newest announced one first; the others end after the overlap, or when they would have anyway.
     *
     * @param overlap 0 to 7 days
     * @throws IllegalArgumentException if none is announced
     */
    public LiveSecrets promoted(Instant now, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new IllegalArgumentException("overlapSeconds: is 0 to " + LONGEST_OVERLAP.toSeconds());
        }
        List<LiveSecret> before = new ArrayList<>(living(now));
        LiveSecret next = before.removeLast();
        if (before.isEmpty() || next.until().isPresent()) {
            throw new IllegalArgumentException("no secret is announced: add the next one first");
        }
        Instant end = now.plus(overlap);
        Stream<LiveSecret> ending = before.stream()
                .map(secret -> new LiveSecret(
                        secret.secret(),
                        Optional.of(secret.until().filter(end::isAfter).orElse(end))))
                .filter(secret -> secret.lives(now));
        return new LiveSecrets(Stream.concat(Stream.of(next), ending).toList());
    }

    /** Those that sign now, in their order. */
    public List<SigningSecret> at(Instant now) {
        return living(now).stream().map(LiveSecret::secret).toList();
    }

    /** When the next of them ends. Until then one {@link DeliverySignature} serves. */
    public Optional<Instant> nextEnd(Instant now) {
        return living(now).stream().flatMap(secret -> secret.until().stream()).min(Instant::compareTo);
    }

    private List<LiveSecret> living(Instant now) {
        return secrets.stream().filter(secret -> secret.lives(now)).toList();
    }
}
