package io.vivenuoperator.e2e.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The images of this build, loaded into the cluster's node. */
final class Images {
    private Images() {}

    /** The evaluation database's image: a local tar if the environment has one, otherwise the official image. */
    static String postgres() {
        return System.getenv("E2E_POSTGRES_TAR") == null ? "postgres:18" : "registry.local/postgres:18";
    }

    static void load() throws IOException {
        var tars = new ArrayList<Path>();
        try (var files = Files.list(Stack.REPOSITORY.resolve("target/images"))) {
            files.filter(file -> file.toString().endsWith(".tar")).sorted().forEach(tars::add);
        }
        var database = System.getenv("E2E_POSTGRES_TAR");
        if (database != null) {
            tars.add(Path.of(database));
        }
        for (var tar : tars) {
            run(List.of(Stack.REPOSITORY.resolve("dev/cluster").toString(), "load", tar.toString()));
        }
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
