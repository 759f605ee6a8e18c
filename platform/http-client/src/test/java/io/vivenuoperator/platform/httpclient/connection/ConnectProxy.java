package io.vivenuoperator.platform.httpclient.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that opens tunnels (HTTP CONNECT), and remembers what it was asked for. To it, every name is this machine. */
public final class ConnectProxy implements AutoCloseable {
    private static final int END_OF_HEAD = 4;

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ConnectProxy(ServerSocket socket) {
        this.socket = socket;
    }

    public static ConnectProxy start() {
        try {
            var proxy = new ConnectProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            var line = head(client.getInputStream()).lines().findFirst().orElse("");
            requests.add(line);
            var target = line.split(" ", -1)[1].split(":", -1);
            var server = new Socket(InetAddress.getByName("localhost"), Integer.parseInt(target[1]));
            open.add(server);
            ports.add(server.getLocalPort());
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            threads.execute(() -> pump(server, client));
            pump(client, server);
        } catch (IOException | RuntimeException e) {
            end(client);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.substring(Math.max(0, head.length() - END_OF_HEAD)).equals("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side has gone; so does the other.
        } finally {
            end(from);
            end(to);
        }
    }

    private void end(Socket either) {
        open.remove(either);
        try {
            either.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is given to a client. */
    public String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** The first line of each request. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** From which its tunnels go out. */
    public Set<Integer> ports() {
        return Set.copyOf(ports);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        open.forEach(this::end);
        threads.close();
    }
}
