package io.vivenuoperator.platform.api.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;

/** RS256 and ES256, and nothing else: what a token says of its own algorithm only chooses between those two. */
final class Signatures {
    private static final int SMALLEST_RSA_BITS = 2048;
    /** How many keys are tried for a token that does not say which one. */
    private static final int MOST_WITHOUT_ID = 4;

    private Signatures() {}

    static boolean isTaken(JWSAlgorithm algorithm) {
        return algorithm.equals(JWSAlgorithm.RS256) || algorithm.equals(JWSAlgorithm.ES256);
    }

    /** Whether a published key is one for such a signature. */
    static boolean canVerify(JWK key) {
        boolean kind =
                switch (key) {
                    case RSAKey rsa -> rsa.size() >= SMALLEST_RSA_BITS;
                    case ECKey ec -> Curve.P_256.equals(ec.getCurve());
                    default -> false;
                };
        return kind && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE));
    }

    /** The keys by which a token may be signed: the one that it names, or a few of its kind. */
    static List<JWK> candidates(List<JWK> keys, JWSHeader header) {
        return keys.stream()
                .filter(key -> (key instanceof RSAKey) == header.getAlgorithm().equals(JWSAlgorithm.RS256))
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(header.getAlgorithm()))
                .filter(key -> header.getKeyID() == null || header.getKeyID().equals(key.getKeyID()))
                .limit(MOST_WITHOUT_ID)
                .toList();
    }

    /** Whether one of them has signed it. A token with a critical header that is not understood is signed by nobody. */
    static boolean signedByOne(JWSObject token, List<JWK> candidates) {
        return candidates.stream().anyMatch(key -> signed(token, key));
    }

    private static boolean signed(JWSObject token, JWK key) {
        try {
            return token.verify(verifier(key));
        } catch (JOSEException | IllegalStateException e) {
            return false;
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof RSAKey rsa
                ? new RSASSAVerifier(rsa.toRSAPublicKey())
                : new ECDSAVerifier(key.toECKey().toECPublicKey());
    }
}
