package io.vivenuoperator.export.account;

import java.net.URI;
import java.security.interfaces.RSAPrivateKey;

/**
 * Who we are for Google.
 *
 * @param email the address with which spreadsheets are shared
 * @param keyId which of its keys this is
 * @param tokenUrl where its key gets a token
 */
public record ServiceAccount(String email, String keyId, RSAPrivateKey key, URI tokenUrl) {
    /** Where keys get tokens, unless a test says otherwise. */
    public static final URI GOOGLES_TOKEN_URL = URI.create("https://oauth2.googleapis.com/token");

    /** Without the key. */
    @Override
    public String toString() {
        return "ServiceAccount[" + email + "]";
    }
}
