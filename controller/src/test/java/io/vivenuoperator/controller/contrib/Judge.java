package io.vivenuoperator.controller.contrib;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code dev/judge}: programs of others that know nothing of our code. A test that asks one is skipped where it can't be had. */
public final class Judge {
    /** The first time they are built or fetched, on a machine that may be busy. */
    private static final int PATIENCE_MINUTES = 10;

    private static final int UNAVAILABLE = 3;
    private static final String PROGRAM = Path.of("..", "dev", "judge").toString();

    private Judge() {}

    /** A line for each resource. */
    public static List<String> of(Path folder, List<JsonNode> resources, String... judge)
            throws IOException, InterruptedException {
        var input = Files.write(
                folder.resolve("resources"),
                resources.stream().map(JsonNode::toString).toList());
        return run(folder, input, judge);
    }

    /** The CRDs of Argo CD, Flux and External Secrets, as files. */
    static List<Path> crds(Path folder) throws IOException, InterruptedException {
        return run(folder, Files.createFile(folder.resolve("nothing")), "crds").stream()
                .map(Path::of)
                .toList();
    }

    private static List<String> run(Path folder, Path input, String... arguments)
            throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var log = folder.resolve("log");
        var process = new ProcessBuilder(
                        Stream.concat(Stream.of(PROGRAM), Stream.of(arguments)).toList())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("dev/judge did not end: " + Files.readString(log));
        }
        assumeTrue(process.exitValue() != UNAVAILABLE, Files.readString(log));
        if (process.exitValue() != 0) {
            throw new AssertionError("dev/judge ended with " + process.exitValue() + ": " + Files.readString(log));
        }
        return Files.readAllLines(output);
    }
}
