package io.vivenuoperator.platform.httpclient.pinned;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody's endpoint, which does what a test says on each connection, and counts them. */
final class TargetServer implements AutoCloseable {
    /** What happens on one connection; it is closed afterwards. */
    @FunctionalInterface
    interface Manner {
        void serve(Peer peer) throws Exception;
    }

    private final ServerSocket socket;
    private final Manner manner;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private TargetServer(ServerSocket socket, Manner manner) {
        this.socket = socket;
        this.manner = manner;
    }

    static TargetServer start(Manner manner) throws IOException {
        return on("127.0.0.1", 0, new ServerSocket(), manner);
    }

    static TargetServer on(String address, int port, ServerSocket unbound, Manner manner) throws IOException {
        unbound.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        var server = new TargetServer(unbound, manner);
        server.threads.execute(server::accept);
        return server;
    }

    /** Answers every request alike, on connections that stay open. */
    static Manner answering(String answer) {
        return peer -> {
            while (peer.request()) {
                peer.send(answer);
            }
        };
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                open.add(client);
                connections.incrementAndGet();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            manner.serve(new Peer(client));
        } catch (Exception e) {
            // The client is gone, or was not satisfied: what tests look at is the client's side.
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** Head and body of each. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
        threads.shutdownNow();
    }

    /** One connection, from the server's side. */
    final class Peer {
        private final Socket client;
        private final BufferedReader in;

        Peer(Socket client) throws IOException {
            this.client = client;
            this.in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        Socket client() {
            return client;
        }

        /** Reads one whole; false if there is none. */
        boolean request() throws IOException {
            var text = new StringBuilder();
            int length = 0;
            for (String line = in.readLine(); line == null || !line.isEmpty(); line = in.readLine()) {
                if (line == null) {
                    return false;
                }
                text.append(line).append('\n');
                if (line.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(line.substring("Content-Length: ".length()));
                }
            }
            text.append('\n');
            for (int i = 0; i < length; i++) {
                text.append((char) in.read());
            }
            requests.add(text.toString());
            return true;
        }

        void send(String octets) throws IOException {
            client.getOutputStream().write(octets.getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().flush();
        }
    }
}
