package io.vivenuoperator.platform.httpclient.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for localhost and gateway.test that nobody trusts who is not told to; made by the JDK's keytool. */
public final class OwnCertificate {
    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "server";

    private final Path store;
    private final Path pem;

    private OwnCertificate(Path store, Path pem) {
        this.store = store;
        this.pem = pem;
    }

    /**
     * Makes one.
     *
     * @param name of its files in the folder
     */
    public static OwnCertificate in(Path folder, String name) throws IOException, GeneralSecurityException {
        var made = new OwnCertificate(folder.resolve(name + ".p12"), folder.resolve(name + ".crt"));
        made.generate(folder.resolve(name + ".log"));
        var encoded = made.keys().getCertificate(ALIAS).getEncoded();
        Files.writeString(
                made.pem,
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                        + "\n-----END CERTIFICATE-----\n");
        return made;
    }

    private void generate(Path log) throws IOException {
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,dns:gateway.test",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The certificate alone, as who has to trust it gets it. */
    public Path pem() {
        return pem;
    }

    /** As a Java key store. */
    Path store() {
        return store;
    }

    SSLContext context() throws IOException, GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(), PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
