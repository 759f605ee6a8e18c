package io.vivenuoperator.platform.api.token;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names for subjects: the same one for the same subject in this process, from which nobody finds the subject. */
final class SubjectNames {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_OCTETS = 32;
    private static final int OCTETS = 8;

    private final SecretKeySpec secret;

    SubjectNames() {
        byte[] octets = new byte[SECRET_OCTETS];
        new SecureRandom().nextBytes(octets);
        secret = new SecretKeySpec(octets, ALGORITHM);
    }

    String of(String subject) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] hash = mac.doFinal(subject.getBytes(StandardCharsets.UTF_8));
            return "token-" + HexFormat.of().formatHex(hash, 0, OCTETS);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
