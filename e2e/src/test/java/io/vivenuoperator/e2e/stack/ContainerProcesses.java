package io.vivenuoperator.e2e.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The processes of a container as seen by the machine that runs the node. A container's first process can't be killed from
 * inside: its PID namespace protects it.
 */
final class ContainerProcesses {
    private static final Path PROCESSES = Path.of("/proc");

    private ContainerProcesses() {}

    /** kill -9 for all of them; false if this machine sees none, or lacks the right. */
    static boolean kill(String containerId) {
        var processes = of(containerId);
        return !processes.isEmpty() && processes.stream().allMatch(ProcessHandle::destroyForcibly);
    }

    /** The process whose network a test can enter; empty if this machine sees none. */
    static OptionalLong anyOf(String containerId) {
        return of(containerId).stream().mapToLong(ProcessHandle::pid).findFirst();
    }

    /** @param containerId as in the API: {@code containerd://…} */
    private static List<ProcessHandle> of(String containerId) {
        var id = containerId.substring(containerId.lastIndexOf('/') + 1);
        if (!Files.isDirectory(PROCESSES)) {
            return List.of();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> belongs(process, id))
                .toList();
    }

    private static boolean belongs(ProcessHandle process, String containerId) {
        try {
            var groups = PROCESSES.resolve(Long.toString(process.pid())).resolve("cgroup");
            return Files.readString(groups).contains(containerId);
        } catch (IOException e) {
            // It ended in the meantime.
            return false;
        }
    }
}
