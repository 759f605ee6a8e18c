package io.vivenuoperator.vendor.eventbrite.signature;

import io.vivenuoperator.vendor.api.signature.DeliveryHead;
import io.vivenuoperator.vendor.api.signature.DeliveryProof;
import io.vivenuoperator.vendor.api.signature.DeliveryVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Eventbrite signs nothing: whoever knows the webhook's path may have sent a delivery, and may have written anything into it.
 * So a genuine one is a hint and no more, see {@link io.vivenuoperator.vendor.eventbrite.hint.HintReader}.
 */
public final class PathTokenVerifier implements DeliveryVerifier {
    private static final int SHORTEST = 32;
    private static final byte[] NO_TOKEN = {};

    private final List<byte[]> digests;

    /**
     * For one webhook.
     *
     * @param pathTokens in the order in which to try them, newest first; without one nothing is genuine
     */
    public PathTokenVerifier(List<String> pathTokens) {
        if (pathTokens.stream().anyMatch(token -> token.length() < SHORTEST)) {
            throw new IllegalArgumentException("a path token must have at least " + SHORTEST + " characters");
        }
        digests = pathTokens.stream().map(PathTokenVerifier::digest).toList();
    }

    /** Takes the same time wherever a token differs, and however long it is. */
    @Override
    public DeliveryProof verify(DeliveryHead head, byte[] body) {
        byte[] given = head.pathToken().map(PathTokenVerifier::digest).orElse(NO_TOKEN);
        for (int key = 0; key < digests.size(); key++) {
            if (MessageDigest.isEqual(digests.get(key), given)) {
                return new DeliveryProof.Genuine(key);
            }
        }
        return new DeliveryProof.Unproved();
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK does not offer SHA-256", e);
        }
    }
}
