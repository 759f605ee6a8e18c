package io.vivenuoperator.e2e.stack;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
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
    private static final Pattern NOT_OURS =
            Pattern.compile("simulator.*|" + DATABASE + "|" + AUTHORITY + "|vivenu-[a-z]+|default|kube-root-ca.crt");

    private static final List<Class<? extends HasMetadata>> KINDS = List.of(
            Pod.class,
            Secret.class,
            ConfigMap.class,
            Service.class,
            ServiceAccount.class,
            PersistentVolumeClaim.class,
            Deployment.class,
            StatefulSet.class,
            Job.class,
            CronJob.class,
            Lease.class,
            NetworkPolicy.class,
            PodDisruptionBudget.class,
            Role.class,
            RoleBinding.class);

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
        return KINDS.stream()
                .flatMap(kind ->
                        stack.client().resources(kind).inNamespace(stack.namespace()).list().getItems().stream())
                .filter(object ->
                        !NOT_OURS.matcher(object.getMetadata().getName()).matches())
                .map(object -> object.getKind() + "/" + object.getMetadata().getName())
                .toList();
    }
}
