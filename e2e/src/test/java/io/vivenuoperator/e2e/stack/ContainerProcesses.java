package io.vivenuoperator.e2e.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The processes of a container as the machine sees them, which runs the node. From inside, a container's first process can't be
 * killed: its PID namespace shields it.
 */
final class ContainerProcesses {
    private static final Path PROCESSES = Path.of("/proc");

    private ContainerProcesses() {}

    /** kill -9 of all of them; false when this machine sees none, or may not. */
    static boolean kill(String containerId) {
        var processes = of(containerId);
        return !processes.isEmpty() && processes.stream().allMatch(ProcessHandle::destroyForcibly);
    }

    /** In whose network a test may look around; empty when this machine sees none. */
    static OptionalLong anyOf(String containerId) {
        return of(containerId).stream().mapToLong(ProcessHandle::pid).findFirst();
    }

    /** @param containerId as the API shows it: {@code containerd://…} */
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
            // It ended meanwhile.
            return false;
        }
    }
}
