package io.vivenuoperator.dev.k3s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Where the scripts look: the kubeconfig comes last, so that who sees it finds the rest in place. */
record ClusterFolder(Path path) {
    private static final String KUBECONFIG = "kubeconfig";
    private static final String CONTAINER = "container";
    private static final String HOST = "host";

    void write(ClusterAccess access) throws IOException {
        place(CONTAINER, access.container());
        place(HOST, access.host());
        place(KUBECONFIG, access.kubeconfig());
    }

    void clear() {
        for (String name : List.of(KUBECONFIG, HOST, CONTAINER)) {
            try {
                Files.deleteIfExists(path.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + path.resolve(name), e);
            }
        }
    }

    private void place(String name, String content) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path written = Files.createTempFile(path, "." + name, "", ownerOnly);
        Files.writeString(written, content);
        Files.move(written, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
