package io.vivenuoperator.e2e.stack;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.util.List;

/** The network as a pod has it, seen from this machine, which runs the node: no pod needs a program for it. */
record PodNetwork(long process) {
    private static final int PATIENCE_SECONDS = 3;

    static PodNetwork of(Pod pod) {
        var container = pod.getStatus().getContainerStatuses().getFirst().getContainerID();
        return new PodNetwork(ContainerProcesses.anyOf(container)
                .orElseThrow(() -> new IllegalStateException("this machine does not see the processes of "
                        + pod.getMetadata().getName() + ": the node must run on it, and the test as root")));
    }

    /** Whether a TCP connection comes about; a packet that is dropped is waited for in vain. */
    boolean reaches(Address address) {
        var connect = "exec 3<>/dev/tcp/" + address.host() + "/" + address.port();
        try {
            return new ProcessBuilder(List.of(
                                    "nsenter",
                                    "--net=/proc/" + process + "/ns/net",
                                    "timeout",
                                    Integer.toString(PATIENCE_SECONDS),
                                    "bash",
                                    "-c",
                                    connect))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new IllegalStateException("nsenter could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Where somebody listens. */
    record Address(String host, int port) {}
}
