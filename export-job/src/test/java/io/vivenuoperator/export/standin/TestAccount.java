package io.vivenuoperator.export.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;

/** A service account with a key of its own. */
public final class TestAccount {
    public static final String EMAIL = "export@tickets-1234.iam.gserviceaccount.com";
    public static final String KEY_ID = "0a1b2c3d4e5f";
    private static final int BITS = 2_048;

    private final KeyPair keys;

    public TestAccount() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            keys = generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public PublicKey publicKey() {
        return keys.getPublic();
    }

    public String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** The file that Google's console makes. */
    public ObjectNode json(String tokenUrl) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "service_account")
                .put("project_id", "tickets-1234")
                .put("private_key_id", KEY_ID)
                .put("private_key", pem())
                .put("client_email", EMAIL)
                .put("client_id", "1234567890")
                .put("auth_uri", "https://accounts.google.com/o/oauth2/auth")
                .put("token_uri", tokenUrl)
                .put("universe_domain", "googleapis.com");
    }
}
