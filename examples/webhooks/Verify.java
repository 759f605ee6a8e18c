import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Is this request from vivenu-operator? Java 17 or newer, no libraries. */
final class Verify {
    private Verify() {}

    /** X-Signature covers the body: the octets that came in, not JSON that was parsed and written again. */
    static boolean body(String secret, String header, byte[] body) throws GeneralSecurityException {
        return same(header, "sha256=" + HexFormat.of().formatHex(digest(secret.getBytes(UTF_8), body)));
    }

    /** webhook-signature covers id and time as well. A header that is missing is an empty text here. */
    static boolean delivery(
            String secret, String id, String timestamp, String signatures, byte[] body, Instant now)
            throws GeneralSecurityException {
        if (id.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        if (Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) > 300) {
            return false;
        }
        byte[] key = secret.startsWith("whsec_") ? Base64.getDecoder().decode(secret.substring(6)) : secret.getBytes(UTF_8);
        var content = new ByteArrayOutputStream();
        content.writeBytes((id + "." + timestamp + ".").getBytes(UTF_8));
        content.writeBytes(body);
        String expected = "v1," + Base64.getEncoder().encodeToString(digest(key, content.toByteArray()));
        return Arrays.stream(signatures.split(" ")).anyMatch(given -> same(given, expected));
    }

    private static byte[] digest(byte[] key, byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8));
    }
}
