package io.vivenuoperator.e2e.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The images of this build, loaded into the cluster's node. */
final class Images {
    private Images() {}

    /** The evaluation database's image: a local tar if the environment has one, otherwise the official image. */
    static String postgres() {
        return System.getenv("E2E_POSTGRES_TAR") == null ? "postgres:18" : "registry.local/postgres:18";
    }

    static void load() throws IOException {
        load(Stack.REPOSITORY.resolve("target/images"));
        var database = System.getenv("E2E_POSTGRES_TAR");
        if (database != null) {
            load(List.of(Path.of(database)));
        }
    }

    /** Those of another build. */
    static void load(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            load(files.filter(file -> file.toString().endsWith(".tar")).sorted().toList());
        }
    }

    private static void load(List<Path> tars) throws IOException {
        for (var tar : tars) {
            Commands.run(List.of(Stack.REPOSITORY.resolve("dev/cluster").toString(), "load", tar.toString()));
        }
    }
}
