package io.vivenuoperator.e2e.aot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts a start-up cache into the poller's image. A poll is a process of a second or two that starts every few minutes for each
 * region: most of what it costs is loading classes. The image's own Java runs one full poll of the image's own jars, on a real
 * PostgreSQL and the simulator, and writes down what it loaded; the cache holds for these jars, in this order, with these dates.
 */
public final class StartupCache {
    private static final String IN_IMAGE = "/app/startup.aot";

    private final Path root;
    private final ImageTar image;

    private StartupCache(Path root, ImageTar image) {
        this.root = root;
        this.image = image;
    }

    /** Arguments: the image's tar, the simulator's jar, and a folder to work in, which need not be there. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path work = Path.of(arguments[2]);
        ImageTar image = ImageTar.open(Path.of(arguments[0]), work.resolve("parts"));
        image.unpack(work.resolve("root"));
        Path cache = work.resolve("startup.aot");
        new StartupCache(work.resolve("root"), image).train(Path.of(arguments[1]), cache);
        image.add(cache, IN_IMAGE, "-XX:AOTCache=" + IN_IMAGE);
        image.save();
    }

    private void train(Path simulator, Path cache) throws IOException, InterruptedException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                SimulatedVivenu vivenu = SimulatedVivenu.start(simulator)) {
            Map<String, String> environment = new TreeMap<>(vivenu.environment());
            environment.put(
                    "DATABASE_URL", "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
            Programs.run(command("migrate", List.of()), environment);
            Programs.run(command("full", List.of("-XX:AOTCacheOutput=" + cache)), environment);
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the training run wrote no cache");
        }
    }

    /** The image's entry point, with the files where they lie here. */
    private List<String> command(String argument, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>();
        for (String word : image.entrypoint()) {
            command.add(word.startsWith("@/") ? classPath(word.substring(1)) : word);
        }
        command.set(0, java());
        command.addAll(1, flags);
        command.add(argument);
        return command;
    }

    private String java() {
        String home = image.environment().getOrDefault("JAVA_HOME", "/opt/java");
        return here(home).resolve("bin/java").toString();
    }

    private String classPath(String file) throws IOException {
        return Files.readString(here(file))
                .strip()
                .lines()
                .flatMap(line -> List.of(line.split(":", -1)).stream())
                .map(jar -> here(jar).toString())
                .collect(Collectors.joining(":"));
    }

    private Path here(String inImage) {
        return root.resolve(inImage.substring(1));
    }
}
