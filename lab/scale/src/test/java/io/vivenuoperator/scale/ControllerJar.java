package io.vivenuoperator.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The controller as the image runs it: its jar with the image's JVM flags, in the chart's memory limit. */
final class ControllerJar {
    private static final Path JAR = Path.of("..", "..", "controller", "target", "controller.jar");
    private static final Pattern FLAGS = Pattern.compile("<image\\.jvmFlags>(.*)</image\\.jvmFlags>");
    private static final Pattern LIMIT = Pattern.compile("(?ms)^controller:.*?limits: \\{ memory: (\\d+)Mi }");

    private final Path kubeconfig;
    private final int receiverPort;
    private final Path directory;
    private final Map<String, String> extra;

    ControllerJar(Path kubeconfig, int receiverPort, Path directory, Map<String, String> extra) {
        this.kubeconfig = kubeconfig;
        this.receiverPort = receiverPort;
        this.directory = directory;
        this.extra = Map.copyOf(extra);
    }

    /** Starts one; returns when it has logged its start. */
    Program start(String name) throws IOException {
        var port = Program.freePort();
        return Program.start(JAR, flags(), environment(name, port), directory.resolve(name + ".log"))
                .awaitOk("http://127.0.0.1:" + port + "/startup");
    }

    static int memoryLimitMib() throws IOException {
        var values = Files.readString(Path.of("..", "..", "helm", "vivenu-operator", "values.yaml"));
        return Integer.parseInt(
                LIMIT.matcher(values).results().findFirst().orElseThrow().group(1));
    }

    /** {@code MaxRAM} is to the JVM what a container's limit would be. */
    static List<String> flags() throws IOException {
        var flags = new ArrayList<String>();
        flags.add("-XX:MaxRAM=" + memoryLimitMib() + "m");
        for (var pom : List.of(Path.of("..", "..", "controller", "pom.xml"), Path.of("..", "..", "pom.xml"))) {
            var found = FLAGS.matcher(Files.readString(pom)).results().findFirst();
            if (found.isPresent()) {
                flags.addAll(List.of(found.get().group(1).split(",")));
                break;
            }
        }
        return flags;
    }

    private Map<String, String> environment(String name, int port) {
        var environment = new HashMap<String, String>();
        environment.put("KUBECONFIG", kubeconfig.toString());
        environment.put("KUBERNETES_IMPERSONATE_USERNAME", AuditedApiServer.USER);
        environment.put("OPERATOR_NAMESPACE", AuditedApiServer.NAMESPACE);
        environment.put("POD_NAME", name);
        environment.put("RELEASE", AuditedApiServer.RELEASE);
        environment.put("LEASE", AuditedApiServer.RELEASE);
        environment.put("REGISTRY_SECRET", AuditedApiServer.REGISTRY);
        environment.put("POLL_KEYS_SECRET", AuditedApiServer.RELEASE + "-poll-keys");
        environment.put("REGION_KEYS", AuditedApiServer.RELEASE + "-region-keys");
        environment.put("WEBHOOK_BASE_URL", "http://hooks.example.com");
        environment.put("POLLER_IMAGE", "registry.local/vivenu-operator/poller-job:bench");
        environment.put("DATABASE_SECRET", "database");
        environment.put("RECEIVER_MANAGEMENT_PORT", Integer.toString(receiverPort));
        environment.put("HOST", "127.0.0.1");
        environment.put("MANAGEMENT_PORT", Integer.toString(port));
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.putAll(extra);
        return environment;
    }
}
