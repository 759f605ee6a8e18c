package io.vivenuoperator.platform.httpclient.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** As whom we appear to a service that asks for a certificate. */
public final class ClientCertificate {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final KeyManagerFactory managers;

    private ClientCertificate(KeyManagerFactory managers) {
        this.managers = managers;
    }

    /**
     * Reads a certificate and its key, both in PEM, as they are in a Secret of type {@code kubernetes.io/tls}.
     *
     * @param chain the certificate, then those that issued it
     * @param key PKCS #8 without a password
     * @throws IllegalArgumentException with a sentence that has nothing of the key in it
     */
    public static ClientCertificate parse(String chain, String key) {
        List<Certificate> certificates = certificates(chain);
        PublicKey open = certificates.getFirst().getPublicKey();
        try {
            PrivateKey secret = KeyFactory.getInstance(open.getAlgorithm()).generatePrivate(encoded(key));
            if (!belong(secret, open)) {
                throw new IllegalArgumentException("the key is not that of the certificate");
            }
            return new ClientCertificate(factory(secret, certificates));
        } catch (GeneralSecurityException | IOException _) {
            throw new IllegalArgumentException("the key is of another kind than the certificate, or can't be used");
        }
    }

    private static List<Certificate> certificates(String chain) {
        try {
            var pem = new ByteArrayInputStream(chain.getBytes(StandardCharsets.UTF_8));
            List<Certificate> all =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(pem));
            if (!all.isEmpty()) {
                return all;
            }
        } catch (CertificateException _) {
            // The same message as for nothing.
        }
        throw new IllegalArgumentException("there is no certificate; it has to be PEM");
    }

    private static PKCS8EncodedKeySpec encoded(String key) {
        var pem = KEY.matcher(key);
        if (!pem.find()) {
            throw new IllegalArgumentException(
                    "there is no key that begins with BEGIN PRIVATE KEY; convert another with openssl pkcs8 -topk8 -nocrypt");
        }
        try {
            return new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("the key is no PEM");
        }
    }

    private static boolean belong(PrivateKey secret, PublicKey open) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (open.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> open.getAlgorithm();
                });
        signature.initSign(secret);
        signature.update(open.getEncoded());
        byte[] signed = signature.sign();
        signature.initVerify(open);
        signature.update(open.getEncoded());
        return signature.verify(signed);
    }

    private static KeyManagerFactory factory(PrivateKey secret, List<Certificate> chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("client", secret, new char[0], chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory;
    }

    /** For a context of one's own. */
    public KeyManager[] managers() {
        return managers.getKeyManagers();
    }
}
