package io.vivenuoperator.load.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where one run keeps its database and logs. It stays when the run went wrong, so that somebody can look. */
public record RunDirectory(Path path) {
    /** A new one. */
    public static RunDirectory in(Path parent) throws IOException {
        return new RunDirectory(Files.createTempDirectory(Files.createDirectories(parent.toAbsolutePath()), "run-"));
    }

    public Path log() {
        return path.resolve("programs.log");
    }

    /** After a good run, whose programs have ended: a database of a gigabyte is nobody's souvenir. */
    public void deleteIf(boolean good) throws IOException {
        if (good) {
            for (Path each : deepestFirst()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private List<Path> deepestFirst() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
