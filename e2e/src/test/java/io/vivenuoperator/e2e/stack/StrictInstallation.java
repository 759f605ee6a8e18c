package io.vivenuoperator.e2e.stack;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** This build's chart in a namespace with a quota, with a team's database. */
final class StrictInstallation {
    private static final Path CHART = Stack.REPOSITORY.resolve("helm/vivenu-operator");
    private static final Path VALUES = Stack.REPOSITORY.resolve("dev/values.yaml");
    private static final String DATABASE = "team-database";
    private static final String AUTHORITY = "team-authority";
    /** What was there before the release, or is the test's. */
    private static final Pattern NOT_OURS = Pattern.compile(DATABASE + "|" + AUTHORITY);

    private final Stack stack;
    private final TeamDatabase database;
    private final HelmProgram helm;
    private final Map<String, Object> settings = new TreeMap<>();

    private StrictInstallation(Stack stack, TeamDatabase database, String host) throws IOException {
        this.stack = stack;
        this.database = database;
        this.helm = HelmProgram.forRelease(stack.kubeconfig(), stack.namespace(), Stack.RELEASE);
        settings.putAll(stack.settings());
        settings.putAll(Map.of(
                "database.evaluation.enabled",
                false,
                "database.existingSecret",
                DATABASE,
                "database.migrationKey",
                "ownerUrl",
                "database.runtimeRole",
                TeamDatabase.RUNTIME,
                "database.passwordKey",
                "password",
                "database.migrationPasswordKey",
                "ownerPassword",
                "database.pooler",
                "transaction",
                "database.caSecret",
                AUTHORITY,
                "networkPolicy.database.to[0].ipBlock.cidr",
                host + "/32",
                "pods.resources.limits.cpu",
                "1"));
    }

    /** Installs it. */
    static StrictInstallation of(Stack stack, TeamDatabase database, String host, String password) throws IOException {
        var installation = new StrictInstallation(stack, database, host);
        installation.quota();
        installation.secret(AUTHORITY, Map.of("ca.crt", database.certificateOfTheAuthority()));
        installation.passwords(password, password);
        installation.change(Map.of());
        return installation;
    }

    private void quota() {
        stack.client()
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("processors")
                        .withNamespace(stack.namespace())
                        .endMetadata()
                        .withNewSpec()
                        .withHard(Map.of("limits.cpu", new Quantity("32")))
                        .endSpec()
                        .build())
                .create();
    }

    /** What the team's Secret says, of the programs' role and of the schema's owner. */
    void passwords(String runtime, String owner) {
        secret(
                DATABASE,
                Map.of(
                        "url",
                        database.url(TeamDatabase.RUNTIME),
                        "ownerUrl",
                        database.url(TeamDatabase.OWNER),
                        "password",
                        runtime,
                        "ownerPassword",
                        owner));
    }

    private void secret(String name, Map<String, String> data) {
        stack.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(stack.namespace())
                        .endMetadata()
                        .withStringData(data)
                        .build())
                .forceConflicts()
                .serverSideApply();
    }

    /** Installs it, or upgrades to these values. */
    void change(Map<String, ?> more) throws IOException {
        var all = new TreeMap<>(settings);
        all.putAll(more);
        helm.upgrade(CHART, VALUES, all);
    }

    void rollBack() throws IOException {
        helm.rollback(1);
    }

    /** The regions, which stay as long as their CRD does, are deleted afterwards, as a team would. */
    void uninstall() throws IOException {
        helm.uninstall();
        if (stack.crdIsThere()) {
            stack.client()
                    .resources(VivenuRegion.class)
                    .inNamespace(stack.namespace())
                    .delete();
        }
    }

    /** What is still there of the release or of what it made, as kind/name. */
    List<String> leftovers() {
        return new Leftovers(stack.client(), stack.namespace(), NOT_OURS).found();
    }
}
