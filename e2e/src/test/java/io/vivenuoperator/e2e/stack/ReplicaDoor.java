package io.vivenuoperator.e2e.stack;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** A local port that leads each connection to one of a component's pods that are ready, as a Service does. */
final class ReplicaDoor implements AutoCloseable {
    private final Stack stack;
    private final String component;
    private final int port;
    private final RandomGenerator random;
    private final ServerSocket door;
    /** The pod at the other end of each open connection. */
    private final Map<Socket, Pod> open = new ConcurrentHashMap<>();

    /** @param port of the pods */
    ReplicaDoor(Stack stack, String component, int port, RandomGenerator random) throws IOException {
        this.stack = stack;
        this.component = component;
        this.port = port;
        this.random = random;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("door").start(this::welcome);
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** kill -9 for every pod that somebody is connected to; how many these were. */
    int killThoseInUse() {
        var victims = open.values().stream().distinct().toList();
        victims.forEach(pod -> ContainerProcesses.kill(
                pod.getStatus().getContainerStatuses().getFirst().getContainerID()));
        return victims.size();
    }

    private void welcome() {
        try {
            while (!door.isClosed()) {
                var guest = door.accept();
                Thread.ofVirtual().name("door-guest").start(() -> lead(guest));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void lead(Socket guest) {
        var ready = ready();
        if (ready.isEmpty()) {
            close(guest);
            return;
        }
        var pod = ready.get(random.nextInt(ready.size()));
        int tunnel = stack.portOf(pod, port);
        try (guest;
                var host = new Socket(InetAddress.getLoopbackAddress(), tunnel)) {
            open.put(guest, pod);
            var back = Thread.ofVirtual().start(() -> pour(host, guest));
            pour(guest, host);
            back.join();
        } catch (IOException e) {
            // The guest finds out by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(guest);
        }
    }

    private static void pour(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of the two has ended, so both do.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Pod> ready() {
        return stack
                .client()
                .pods()
                .inNamespace(stack.namespace())
                .withLabel("app.kubernetes.io/component", component)
                .list()
                .getItems()
                .stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null && Readiness.isPodReady(pod))
                .toList();
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.keySet().forEach(ReplicaDoor::close);
    }
}
