package io.vivenuoperator.historical.judges;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A service that speaks S3, which we did not write: versitygw over a folder. It checks signatures and clocks. */
public final class ForeignStore implements AutoCloseable {
    public static final String ID = "an-access-key";
    public static final String SECRET = "secret/canary+Key";
    public static final String REGION = "eu-central-1";

    private final Process process;
    private final int port;
    private final Path folder;

    private ForeignStore(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /** Starts one; without it, the test is skipped. */
    public static ForeignStore start(Path directory) throws IOException {
        var program = FilesJudges.program("versitygw");
        Path folder = Files.createDirectories(directory.resolve("store"));
        Path sidecar = Files.createDirectories(directory.resolve("sidecar"));
        int port = freePort();
        var process = new ProcessBuilder(List.of(
                        program,
                        "--port",
                        "127.0.0.1:" + port,
                        "--access",
                        ID,
                        "--secret",
                        SECRET,
                        "--region",
                        REGION,
                        "posix",
                        "--sidecar",
                        sidecar.toString(),
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("store.log").toFile())
                .start();
        var store = new ForeignStore(process, port, folder);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(store::answers);
        return store;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("versitygw has ended: see store.log");
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /** Where it keeps a bucket's objects, as files. */
    public Path bucket(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
