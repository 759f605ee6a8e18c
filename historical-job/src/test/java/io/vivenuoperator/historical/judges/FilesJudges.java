package io.vivenuoperator.historical.judges;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that we did not write, and that dev/files-judges builds. */
public final class FilesJudges {
    private static final Path FOLDER =
            Path.of(System.getenv().getOrDefault("FILES_JUDGES_DIR", "judges-are-not-here"), "bin");

    private FilesJudges() {}

    /** Where it is; without it, the test is skipped. */
    static String program(String name) {
        assumeTrue(
                Files.isExecutable(FOLDER.resolve(name)),
                name + " is not in FILES_JUDGES_DIR (dev/files-judges builds it)");
        return FOLDER.resolve(name).toString();
    }

    /** What a program prints that ends well. */
    static byte[] output(Path folder, String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(name)));
        command.addAll(Arrays.asList(arguments));
        Path out = Files.createTempFile(folder, name, ".out");
        Path errors = Files.createTempFile(folder, name, ".err");
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(name + " has failed: " + Files.readString(errors));
        }
        return Files.readAllBytes(out);
    }
}
