package io.vivenuoperator.e2e.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a PostgreSQL as long as its standard input stays open, and writes its URL to the file named by the first argument once it
 * accepts connections. Durable like a real one: the library's default would let an acknowledged webhook be lost.
 */
public final class EmbeddedDatabase {
    private EmbeddedDatabase() {}

    public static void main(String[] arguments) throws IOException {
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            var partial = Path.of(arguments[0] + ".partial");
            Files.writeString(
                    partial, "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
            Files.move(partial, Path.of(arguments[0]));
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
