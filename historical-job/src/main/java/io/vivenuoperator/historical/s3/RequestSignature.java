package io.vivenuoperator.historical.s3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4: shows that we have the secret key, without sending it, for one request and some minutes.
 *
 * @param service s3
 */
record RequestSignature(BucketCredentials credentials, String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DAY = 8;

    /** The value of {@code x-amz-date}. */
    static String stamp(Instant now) {
        return STAMP.format(now);
    }

    /**
     * The value of {@code Authorization}.
     *
     * @param path and query, encoded; the query in its order
     * @param headers all that are signed, with their values
     * @param bodyHash SHA-256 of the body, in hex
     */
    String authorization(
            String method, String path, String query, Map<String, String> headers, String bodyHash, Instant now) {
        var sorted = new TreeMap<String, String>();
        headers.forEach((name, value) -> sorted.put(name.toLowerCase(Locale.ROOT), value.strip()));
        String names = String.join(";", sorted.keySet());
        String lines = sorted.entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue() + "\n")
                .collect(Collectors.joining());
        String request = String.join("\n", method, path, query, lines, names, bodyHash);
        String day = stamp(now).substring(0, DAY);
        String scope = String.join("/", day, region, service, "aws4_request");
        String signed = String.join("\n", ALGORITHM, stamp(now), scope, hash(octets(request)));
        return ALGORITHM + " Credential=" + credentials.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                + ", Signature=" + HexFormat.of().formatHex(mac(key(day), signed));
    }

    private byte[] key(String day) {
        byte[] ofDay = mac(octets("AWS4" + credentials.secretAccessKey()), day);
        return mac(mac(mac(ofDay, region), service), "aws4_request");
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(octets(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    static String hash(byte[] octets) {
        return hash(octets, octets.length);
    }

    /** @param length of the beginning that is meant */
    static String hash(byte[] octets, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(octets, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
