package io.vivenuoperator.load.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The bare server as a process. */
public final class BareProgram implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LOOK_AGAIN_MILLIS = 20;

    private final InetSocketAddress address;
    private final Process process;

    private BareProgram(InetSocketAddress address, Process process) {
        this.address = address;
        this.process = process;
    }

    /** Returns when it accepts connections. */
    public static BareProgram start(Path loadJar, Path log, List<String> jvm) throws IOException, InterruptedException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.find());
        var program = new BareProgram(
                address,
                Programs.start(loadJar, log, jvm, Map.of("PORT", Integer.toString(address.getPort())), "hello"));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!program.accepts()) {
            if (System.nanoTime() > end || !program.process.isAlive()) {
                throw new IllegalStateException("the bare server does not start: see " + log);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return program;
    }

    private boolean accepts() {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public InetSocketAddress address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        var _ = process.onExit().join();
    }
}
