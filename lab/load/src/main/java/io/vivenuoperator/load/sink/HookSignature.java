package io.vivenuoperator.load.sink;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two signatures of a webhook, made independently of the service, so that it checks the service's. */
public final class HookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String BODY = "x-signature";
    private static final String ID = "webhook-id";
    private static final String TIME = "webhook-timestamp";
    private static final String WHOLE = "webhook-signature";

    private final Mac mac;

    /**
     * Signs with one secret.
     *
     * @param secret without {@code whsec_}
     */
    public HookSignature(String secret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Whether a request has both. */
    public synchronized boolean fits(HookRequest request) {
        String id = request.header(ID);
        String time = request.header(TIME);
        return request.header(BODY).equals(ofBody(request.body()))
                && request.header(WHOLE).equals(ofWhole(id, time, request.body()));
    }

    /** The headers of a request. */
    public synchronized Map<String, String> headers(String id, long epochSecond, byte[] body) {
        String time = Long.toString(epochSecond);
        return Map.of(BODY, ofBody(body), ID, id, TIME, time, WHOLE, ofWhole(id, time, body));
    }

    private String ofBody(byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    private String ofWhole(String id, String time, byte[] body) {
        mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    }
}
