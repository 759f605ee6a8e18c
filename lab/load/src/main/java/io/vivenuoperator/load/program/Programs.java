package io.vivenuoperator.load.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts the jars under test, with a clean environment. */
public final class Programs {
    /** A small heap and one collector thread, as in the cluster. */
    public static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx256m");

    private Programs() {}

    /** Without any of our own variables. */
    public static Process start(Path jar, Path log, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(jar, log, JVM, environment, arguments);
    }

    /** The same with these options of its JVM. */
    public static Process start(
            Path jar, Path log, List<String> jvm, Map<String, String> environment, String... arguments)
            throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException(
                    jar + " does not exist: run ./mvnw package first, or set the variables that name the jars");
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java);
        builder.command().addAll(jvm);
        builder.command().addAll(List.of("-jar", jar.toString()));
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Creates the schema. */
    public static void migrate(Path jar, Path log, String databaseUrl) throws IOException, InterruptedException {
        int exit =
                start(jar, log, Map.of("DATABASE_URL", databaseUrl), "migrate").waitFor();
        if (exit != 0) {
            throw new IllegalStateException("the schema could not be created: see " + log);
        }
    }
}
