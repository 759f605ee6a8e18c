package io.vivenuoperator.simulators.klaviyo.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The value of {@code Klaviyo-Signature}: HMAC-SHA256 over the body and then the timestamp as sent, in lower-case hex. */
public final class BodySignature {
    private static final String ALGORITHM = "HmacSHA256";

    private BodySignature() {}

    /** Signs a delivery. */
    public static String of(String secretKey, String body, String timestamp) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(timestamp.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, e);
        }
    }
}
