package io.vivenuoperator.e2e.aot;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Other programs. */
final class Programs {
    private Programs() {}

    /**
     * Runs a program to its end, with nothing but the given environment where one is given.
     *
     * @throws IllegalStateException when its exit code is not 0
     */
    static void run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.PIPE);
        if (!environment.isEmpty()) {
            builder.environment().clear();
            builder.environment().putAll(environment);
        }
        Process process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException(command.getFirst() + " ended with exit code " + code + ": " + said);
        }
    }
}
