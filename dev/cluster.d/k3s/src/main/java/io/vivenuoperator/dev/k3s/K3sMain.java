package io.vivenuoperator.dev.k3s;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps a K3s container for as long as this process lives: {@code dev-k3s.jar FOLDER IMAGE LABEL}. However it ends,
 * Testcontainers' reaper takes the container away. What others need to use the cluster is written into FOLDER.
 */
public final class K3sMain {
    private K3sMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            System.err.println("usage: dev-k3s.jar FOLDER IMAGE LABEL");
            System.exit(2);
        }
        var folder = new ClusterFolder(Path.of(arguments[0]));
        K3sCluster cluster = K3sCluster.start(arguments[1], arguments[2]);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            folder.clear();
                            cluster.close();
                            ended.countDown();
                        },
                        "end-of-cluster"));
        folder.write(cluster.access());
        ended.await();
    }
}
