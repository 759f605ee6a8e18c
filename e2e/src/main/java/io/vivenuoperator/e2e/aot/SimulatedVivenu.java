package io.vivenuoperator.e2e.aot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The simulator as a process, for as long as it is not closed. */
final class SimulatedVivenu implements AutoCloseable {
    static final String SELLER = "dach";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(50);

    private final Process process;
    private final int port;

    private SimulatedVivenu(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static SimulatedVivenu start(Path jar) throws IOException, InterruptedException {
        int port = freePort();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(java, "-XX:+UseSerialGC", "-jar", jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("HOST", "127.0.0.1", "PORT", Integer.toString(port), "SELLERS", SELLER));
        var vivenu = new SimulatedVivenu(builder.start(), port);
        vivenu.await();
        return vivenu;
    }

    private void await() throws InterruptedException {
        for (long tries = PATIENCE.dividedBy(STEP); !answers(); tries--) {
            if (tries == 0 || !process.isAlive()) {
                close();
                throw new IllegalStateException("the simulator did not start");
            }
            Thread.sleep(STEP);
        }
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Map<String, String> environment() {
        return Map.of(
                "REGION", SELLER,
                "VIVENU_BASE_URL", "http://127.0.0.1:" + port + "/api",
                "VIVENU_API_KEY", "sim-key-" + SELLER);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
