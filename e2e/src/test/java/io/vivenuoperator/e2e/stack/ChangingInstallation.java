package io.vivenuoperator.e2e.stack;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An installation whose release changes, with a database that is not the release's: so a hook migrates it while the programs of the
 * release before are at work.
 */
final class ChangingInstallation {
    private static final Path CHART = Stack.REPOSITORY.resolve("helm/vivenu-operator");
    private static final Path VALUES = Stack.REPOSITORY.resolve("dev/values.yaml");
    private static final List<String> DATABASE = List.of(
            "templates/database/secret.yaml", "templates/database/service.yaml", "templates/database/statefulset.yaml");

    private static final String PASSWORD = "of-an-upgrades-test";

    private final Map<String, Object> settings = new TreeMap<>();
    private final HelmProgram helm;

    private ChangingInstallation(Stack stack) throws IOException {
        this.helm = HelmProgram.forRelease(stack.kubeconfig(), stack.namespace(), Stack.RELEASE);
        settings.putAll(stack.settings());
        settings.put("database.existingSecret", Stack.RELEASE + "-postgres");
    }

    /** Installs the older release. */
    static ChangingInstallation of(Stack stack, OlderRelease older) throws IOException {
        Images.load(older.images());
        var installation = new ChangingInstallation(stack);
        startDatabase(stack, installation.helm);
        installation.change(older.chart(), older.values(), Map.of("image.tag", older.tag()));
        return installation;
    }

    /** The chart's own for evaluation, but not as a part of the release. */
    static void startDatabase(Stack stack, HelmProgram helm) throws IOException {
        var objects = helm.template(
                CHART,
                DATABASE,
                Map.of(
                        "webhook.baseUrl", "https://none.invalid",
                        "database.evaluation.enabled", "true",
                        "database.evaluation.image", Images.postgres()));
        stack.client()
                .load(new ByteArrayInputStream(objects.getBytes(StandardCharsets.UTF_8)))
                .items()
                .forEach(object -> stack.client()
                        .resource(object)
                        .inNamespace(stack.namespace())
                        .create());
        // In a release it is the controller that draws the password.
        var secret = Stack.RELEASE + "-postgres";
        var host = secret + "." + stack.namespace() + ".svc:5432/vivenu";
        stack.client()
                .secrets()
                .inNamespace(stack.namespace())
                .withName(secret)
                .edit(empty -> new SecretBuilder(empty)
                        .addToStringData("password", PASSWORD)
                        .addToStringData("url", "postgresql://vivenu:" + PASSWORD + "@" + host)
                        .build());
        stack.workload("postgres", 1).awaitWell();
    }

    void upgrade() {
        try {
            change(CHART, VALUES, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rollBack() {
        try {
            helm.rollback(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void change(Path chart, Path values, Map<String, ?> more) throws IOException {
        var all = new TreeMap<>(settings);
        all.putAll(more);
        helm.upgrade(chart, values, all);
    }
}
