package io.vivenuoperator.store.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority and the certificates it signed, as PEM files for server and client; created with the JDK's keytool. */
final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    /** {@code ca}; {@code good} for localhost; {@code old}, which expired; {@code client} for the role of that name. */
    static Certificates in(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        var made = new Certificates(folder);
        made.pair("ca", "-dname", "CN=Test CA", "-ext", "bc=ca:true", "-startdate", "-20d");
        made.pair("good", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-signer", "ca");
        made.pair(
                "old",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-signer",
                "ca",
                "-startdate",
                "-10d",
                "-validity",
                "2");
        made.pair("client", "-dname", "CN=client", "-signer", "ca");
        made.write();
        return made;
    }

    Path certificate(String name) {
        return folder.resolve(name + ".crt");
    }

    Path key(String name) {
        return folder.resolve(name + ".key");
    }

    private void pair(String alias, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-keystore",
                folder.resolve("all.p12").toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("keytool.log")));
        }
    }

    private void write() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("all.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        for (String alias : List.of("ca", "good", "old", "client")) {
            Files.writeString(
                    certificate(alias),
                    pem("CERTIFICATE", store.getCertificate(alias).getEncoded()));
            Files.writeString(
                    key(alias),
                    pem(
                            "PRIVATE KEY",
                            store.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
            Files.setPosixFilePermissions(key(alias), PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }
}
