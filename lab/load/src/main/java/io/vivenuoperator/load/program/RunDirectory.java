package io.vivenuoperator.load.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A run's directory for its database and logs. It is kept if the run failed, for investigation. */
public record RunDirectory(Path path) {
    /** A new one. */
    public static RunDirectory in(Path parent) throws IOException {
        return new RunDirectory(Files.createTempDirectory(Files.createDirectories(parent.toAbsolutePath()), "run-"));
    }

    public Path log() {
        return path.resolve("programs.log");
    }

    /** Called after a successful run, whose programs have ended; keeping a gigabyte of database would be useless. */
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
