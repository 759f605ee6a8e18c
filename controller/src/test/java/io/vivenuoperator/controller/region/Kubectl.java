package io.vivenuoperator.controller.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A shell in which {@code kubectl} is the API server's own, in a test's namespace. */
final class Kubectl {
    private static final int PATIENCE_SECONDS = 60;

    private final Path kubeconfig;
    private final Map<String, String> environment;

    Kubectl(Path directory, String kubeconfig, String namespace, Map<String, String> environment)
            throws IOException, InterruptedException {
        this.kubeconfig = Files.writeString(directory.resolve("kubeconfig"), kubeconfig);
        this.environment = environment;
        run("kubectl config set-context --current --namespace=" + namespace);
    }

    /** The command's output; a failing command fails the test. */
    String run(String command) throws IOException, InterruptedException {
        var output = Files.createTempFile(kubeconfig.getParent(), "output", ".txt");
        var builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().merge("PATH", programs().toString(), (path, ours) -> ours + ":" + path);
        var process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end: " + command);
        }
        var printed = Files.readString(output);
        if (process.exitValue() != 0) {
            throw new AssertionError(command + " ended with " + process.exitValue() + ": " + printed);
        }
        return printed;
    }

    /** Where kube-api-test keeps its binaries. */
    private static Path programs() throws IOException {
        var root = Optional.ofNullable(System.getenv("KUBE_API_TEST_DIR"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".kubeapitest"));
        try (var files = Files.walk(root, 3)) {
            return files.filter(file -> file.getFileName().toString().equals("kubectl"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no kubectl under " + root))
                    .getParent();
        }
    }
}
