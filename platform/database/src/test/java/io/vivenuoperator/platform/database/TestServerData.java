package io.vivenuoperator.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a test server keeps its data: in memory, where there is room for the server of each JVM. A database for each test is
 * some 700 small files, which take half a second on ext4 and a tenth of it in memory (PostgreSQL 18.6, two cores).
 */
final class TestServerData {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 8L << 30;
    private static final String PREFIX = "vivenu-test-postgres-";

    private TestServerData() {}

    static EmbeddedPostgres.Builder inMemory(EmbeddedPostgres.Builder builder) throws IOException {
        if (!Files.isWritable(MEMORY)) {
            return builder;
        }
        deleteThoseOfKilledProcesses();
        if (Files.getFileStore(MEMORY).getUsableSpace() < ROOM) {
            return builder;
        }
        return builder.setDataDirectory(
                MEMORY.resolve(PREFIX + ProcessHandle.current().pid()));
    }

    /** A process that ends by itself deletes its own. */
    private static void deleteThoseOfKilledProcesses() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(MEMORY, PREFIX + "*")) {
            for (Path data : found) {
                long pid = Long.parseLong(data.getFileName().toString().substring(PREFIX.length()));
                if (ProcessHandle.of(pid).isEmpty()) {
                    delete(data);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
