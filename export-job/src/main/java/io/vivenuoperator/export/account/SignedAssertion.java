package io.vivenuoperator.export.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** What a service account's key signs to get a token: a JWT with RS256. */
final class SignedAssertion {
    private static final String SCOPE = "https://www.googleapis.com/auth/spreadsheets";
    /** The longest that Google takes. */
    private static final Duration LIFE = Duration.ofHours(1);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private SignedAssertion() {}

    static String of(ServiceAccount account, Instant now) {
        var header = JsonNodeFactory.instance.objectNode().put("alg", "RS256").put("typ", "JWT");
        if (!account.keyId().isBlank()) {
            header.put("kid", account.keyId());
        }
        var claims = JsonNodeFactory.instance
                .objectNode()
                .put("iss", account.email())
                .put("scope", SCOPE)
                .put("aud", account.tokenUrl().toString())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond());
        var signed = encoded(header.toString()) + "." + encoded(claims.toString());
        return signed + "." + BASE64.encodeToString(signature(account, signed));
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(UTF_8));
    }

    private static byte[] signature(ServiceAccount account, String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(account.key());
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was read as an RSA key, but can't sign", e);
        }
    }
}
