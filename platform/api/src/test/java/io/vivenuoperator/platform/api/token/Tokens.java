package io.vivenuoperator.platform.api.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An issuer's tokens, put together by hand, so that they can be as wrong as a stranger makes them. */
public final class Tokens {
    public static final String ISSUER = "https://login.example.com/realms/sales";
    public static final String AUDIENCE = "sales-api";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BITS = 2048;

    public final RSAKey rsa = rsa("rsa-1", BITS);
    public final ECKey ec = ec("ec-1");

    public static RSAKey rsa(String id, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(id).generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a good token says. */
    public static Map<String, Object> claims(Instant now) {
        return new LinkedHashMap<>(Map.of(
                "iss",
                ISSUER,
                "aud",
                AUDIENCE,
                "sub",
                "canary-subject",
                "iat",
                now.getEpochSecond(),
                "exp",
                now.getEpochSecond() + 300,
                "regions",
                List.of("dach"),
                "scope",
                "openid sales"));
    }

    public String rs256(Map<String, ?> claims) {
        return signed(Map.of("alg", "RS256", "kid", "rsa-1"), json(claims), rsa);
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static String signed(Map<String, ?> header, String payload, JWK key) {
        String content = encoded(json(header)) + "." + encoded(payload);
        return content + "." + encoded(signature(content, key));
    }

    public static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static byte[] signature(String content, JWK key) {
        try {
            boolean rsa = key instanceof RSAKey;
            PrivateKey secret =
                    rsa ? key.toRSAKey().toPrivateKey() : key.toECKey().toPrivateKey();
            var signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
            signature.initSign(secret);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The old attack: the public key, which everybody has, as the secret of an HMAC. */
    public String hs256WithThePublicKey(Map<String, ?> claims, String keyId) {
        try {
            String content = encoded(json(Map.of("alg", "HS256", "kid", keyId))) + "." + encoded(json(claims));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(rsa.toRSAPublicKey().getEncoded(), "HmacSHA256"));
            return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
