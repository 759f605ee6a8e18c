package io.vivenuoperator.e2e.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code helm} that a user types, for one release: the library knows no rollback. */
record HelmProgram(Path program, Path kubeconfig, String namespace, String release) {
    private static final String PATIENCE = "8m";

    /** The one that came with the cluster, or the machine's own. */
    static HelmProgram forRelease(Path kubeconfig, String namespace, String release) throws IOException {
        var programs = Commands.run(
                        List.of(Stack.REPOSITORY.resolve("dev/cluster").toString(), "bin"))
                .strip();
        return new HelmProgram(Path.of(programs, "helm"), kubeconfig, namespace, release);
    }

    /** Installs the chart, or upgrades to it, and waits until everything is ready. */
    void upgrade(Path chart, Path values, Map<String, ?> settings) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "upgrade", "--install", release, chart.toString(), "--wait", "--timeout", PATIENCE, "--values"));
        arguments.add(values.toString());
        run(arguments, settings);
    }

    /** Goes back to a revision, and waits until everything is ready. */
    void rollback(int revision) throws IOException {
        run(
                new ArrayList<>(
                        List.of("rollback", release, Integer.toString(revision), "--wait", "--timeout", PATIENCE)),
                Map.of());
    }

    /** Runs the release's test; fails if it does. */
    void test() throws IOException {
        run(List.of("test", release, "--timeout", PATIENCE), Map.of());
    }

    void uninstall() throws IOException {
        run(new ArrayList<>(List.of("uninstall", release, "--wait", "--timeout", PATIENCE)), Map.of());
    }

    /** What these templates of the chart become. */
    String template(Path chart, List<String> templates, Map<String, ?> settings) throws IOException {
        // It asks no cluster for its version.
        var arguments = new ArrayList<>(List.of("template", release, chart.toString(), "--kube-version", "1.34.0"));
        templates.forEach(template -> arguments.addAll(List.of("--show-only", template)));
        return run(arguments, settings);
    }

    private String run(List<String> arguments, Map<String, ?> settings) throws IOException {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(arguments);
        command.addAll(List.of("--namespace", namespace, "--kubeconfig", kubeconfig.toString()));
        settings.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        return Commands.run(command);
    }
}
