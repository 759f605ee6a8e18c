package io.vivenuoperator.platform.httpclient.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate, for localhost and gateway.test unless said, that nobody trusts who is not told to; made by the JDK's keytool. */
public final class OwnCertificate {
    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "server";
    private static final String AUTHORITY = "authority";
    private static final String USUAL_NAMES = "san=dns:localhost,dns:gateway.test";

    private final Path folder;
    private final String name;

    private OwnCertificate(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /**
     * Makes one.
     *
     * @param name of its files in the folder
     */
    public static OwnCertificate in(Path folder, String name) throws IOException, GeneralSecurityException {
        return in(folder, name, USUAL_NAMES);
    }

    /**
     * Makes one for other names.
     *
     * @param names as keytool takes them: {@code san=dns:hooks.example.com}
     */
    public static OwnCertificate in(Path folder, String name, String names)
            throws IOException, GeneralSecurityException {
        var made = new OwnCertificate(folder, name);
        made.keytool("-alias", ALIAS, "-dname", "CN=localhost", "-ext", names);
        made.writeTrusted(ALIAS);
        return made;
    }

    /**
     * Makes one that an authority of its own has issued: whoever trusts it, trusts the authority.
     *
     * @param more of keytool's options, for example {@code -validity}
     */
    public static OwnCertificate issued(Path folder, String name, String names, String... more)
            throws IOException, GeneralSecurityException {
        var made = new OwnCertificate(folder, name);
        made.keytool("-alias", AUTHORITY, "-dname", "CN=authority", "-ext", "bc:c", "-startdate", "-60d");
        var options = new ArrayList<>(
                List.of("-alias", ALIAS, "-dname", "CN=localhost", "-ext", names, "-signer", AUTHORITY));
        options.addAll(List.of(more));
        made.keytool(options.toArray(String[]::new));
        made.writeTrusted(AUTHORITY);
        return made;
    }

    private void keytool(String... options) throws IOException {
        var log = folder.resolve(name + ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-keystore",
                store().toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        var keytool = new ProcessBuilder(command)
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

    private void writeTrusted(String alias) throws IOException, GeneralSecurityException {
        Files.writeString(pem(), pem("CERTIFICATE", keys().getCertificate(alias).getEncoded()));
    }

    private static String pem(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END " + kind
                + "-----\n";
    }

    /** What has to be trusted, as who has to trust it gets it. */
    public Path pem() {
        return folder.resolve(name + ".crt");
    }

    /** The same as a text. */
    public String certificatePem() throws IOException {
        return Files.readString(pem());
    }

    /** Its key, as a text in PEM. */
    public String keyPem() throws IOException, GeneralSecurityException {
        return pem("PRIVATE KEY", keys().getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
    }

    /** As a Java key store. */
    Path store() {
        return folder.resolve(name + ".p12");
    }

    /** For a server that presents it. */
    public SSLContext context() throws IOException, GeneralSecurityException {
        return context(null);
    }

    /** The same, for a server that trusts one client. */
    public SSLContext context(OwnCertificate client) throws IOException, GeneralSecurityException {
        var own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        var password = PASSWORD.toCharArray();
        own.setKeyEntry(ALIAS, keys().getKey(ALIAS, password), password, keys().getCertificateChain(ALIAS));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, password);
        var context = SSLContext.getInstance("TLS");
        context.init(
                managers.getKeyManagers(),
                client == null
                        ? null
                        : TrustedAuthorities.parse(client.certificatePem()).managers(),
                null);
        return context;
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
