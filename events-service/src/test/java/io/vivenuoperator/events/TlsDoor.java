package io.vivenuoperator.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** TLS before a port of this machine, as an ingress has it; what is between the two is passed on octet by octet. */
final class TlsDoor implements AutoCloseable {
    private static final String PASSWORD = "of-the-test";

    private final ServerSocket front;
    private final int behind;

    private TlsDoor(ServerSocket front, int behind) {
        this.front = front;
        this.behind = behind;
    }

    /** With a certificate for a name that nobody else has signed. */
    static TlsDoor of(int behind, String name, Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        var context = SSLContext.getInstance("TLS");
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(name, folder.resolve("tls.p12")), PASSWORD.toCharArray());
        context.init(keys.getKeyManagers(), null, null);
        var front = new TlsDoor(
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()), behind);
        Thread.ofPlatform().daemon().start(front::accept);
        return front;
    }

    private static KeyStore store(String name, Path file)
            throws IOException, GeneralSecurityException, InterruptedException {
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "front",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool made no key");
        }
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    int port() {
        return front.getLocalPort();
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket client = front.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), behind);
                pass(client, server);
                pass(server, client);
            } catch (IOException e) {
                // It was closed, or one connection could not be made.
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        Thread.ofPlatform().daemon().start(() -> {
            try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                // One of the two has gone, and now so has the other.
            }
        });
    }

    @Override
    public void close() throws IOException {
        front.close();
    }
}
