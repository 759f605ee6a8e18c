package io.vivenuoperator.load.rotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** A directory with regions.json, changed like a kubelet changes a mounted Secret: by swapping one symlink. */
final class MountedSecret {
    private static final String FILE = "regions.json";

    private final Path folder;
    private final List<String> regions;

    MountedSecret(Path folder, List<String> regions) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.regions = List.copyOf(regions);
        Files.createSymbolicLink(file(), Path.of("..data", FILE));
    }

    Path file() {
        return folder.resolve(FILE);
    }

    /** Gives these keys to every region. */
    void publish(String revision, List<String> signingKeys) throws IOException {
        String keys = signingKeys.stream().map(key -> '"' + key + '"').collect(Collectors.joining(","));
        String json = regions.stream()
                .map(region -> "{\"region\":\"%s\",\"signingKeys\":[%s]}".formatted(region, keys))
                .collect(Collectors.joining(",", "{\"revision\":\"" + revision + "\",\"regions\":[", "]}"));
        Path version = Files.createDirectory(folder.resolve(".." + revision));
        Files.writeString(version.resolve(FILE), json);
        Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), version.getFileName());
        Files.move(next, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
