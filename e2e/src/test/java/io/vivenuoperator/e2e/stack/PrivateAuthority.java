package io.vivenuoperator.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** An authority that nobody knows, and a server's certificate that it signed; made with the JDK's keytool. */
final class PrivateAuthority implements AutoCloseable {
    static final String SERVER_CERTIFICATE = "server.crt";
    static final String SERVER_KEY = "server.key";

    private static final String PASSWORD = "changeit";
    private static final String STORE = "all.p12";

    private final Path folder;

    private PrivateAuthority(Path folder) {
        this.folder = folder;
    }

    /** @param address of the server: the certificate is for nothing else */
    static PrivateAuthority certifying(String address, Path folder) throws IOException {
        var authority = new PrivateAuthority(folder);
        authority.pair("ca", "-dname", "CN=Private authority", "-ext", "bc=ca:true");
        authority.pair("server", "-dname", "CN=database", "-ext", "san=ip:" + address, "-signer", "ca");
        authority.write();
        return authority;
    }

    String certificate() throws IOException {
        return Files.readString(folder.resolve("ca.crt"));
    }

    private void pair(String alias, String... more) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", alias, "-keyalg", "RSA"));
        command.addAll(List.of(more));
        command.addAll(List.of("-keystore", folder.resolve(STORE).toString(), "-storepass", PASSWORD));
        Commands.run(command);
    }

    private void write() throws IOException {
        try (var in = Files.newInputStream(folder.resolve(STORE))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            write("ca.crt", store.getCertificate("ca"));
            write(SERVER_CERTIFICATE, store.getCertificate("server"));
            write(SERVER_KEY, store.getKey("server", PASSWORD.toCharArray()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void write(String file, Certificate certificate) throws IOException, GeneralSecurityException {
        Files.writeString(folder.resolve(file), pem("CERTIFICATE", certificate.getEncoded()));
    }

    private void write(String file, Key key) throws IOException {
        Files.writeString(folder.resolve(file), pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String what, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, lines);
    }

    /** Removes the folder. */
    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(PrivateAuthority::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
