package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code kubectl auth can-i} says to tenants who have Kubernetes' own roles and nothing of ours, where a real controller adds roles up. */
@OnACluster
class TenantRolesE2E {
    private static final List<String> KINDS = List.of("vivenuregions", "eventsubscriptions", "eventreplays");
    /** Who may make one can read buyers' data, or have every region's figures sent to a spreadsheet. */
    private static final List<String> SEEN_ONLY = List.of("vivenuhistoricalsyncs", "salesexports");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stack stack;

    TenantRolesE2E(Stack stack) {
        this.stack = stack;
    }

    @Test
    void viewLooksAndEditAndAdminChange() {
        // given
        stack.set("rbac.aggregateRoles", true);
        List.of("view", "edit", "admin").forEach(this::bind);
        await().atMost(PATIENCE).until(() -> may("edit", "create", KINDS.getFirst(), ""));

        // then
        for (var kind : KINDS) {
            assertThat(may("view", "get", kind, "")).as("view gets " + kind).isTrue();
            assertThat(may("view", "create", kind, ""))
                    .as("view creates " + kind)
                    .isFalse();
            for (var role : List.of("edit", "admin")) {
                assertThat(List.of("get", "create", "patch", "delete"))
                        .allSatisfy(verb -> assertThat(may(role, verb, kind, ""))
                                .as(role + " " + verb + " " + kind)
                                .isTrue());
            }
            assertThat(List.of("view", "edit", "admin"))
                    .allSatisfy(role -> assertThat(may(role, "patch", kind, "status"))
                            .as(role + " patches the status of " + kind)
                            .isFalse());
        }
        assertThat(List.of("view", "edit", "admin")).allSatisfy(role -> {
            assertThat(SEEN_ONLY).allSatisfy(kind -> {
                assertThat(may(role, "get", kind, ""))
                        .as(role + " gets " + kind)
                        .isTrue();
                assertThat(may(role, "create", kind, ""))
                        .as(role + " creates " + kind)
                        .isFalse();
            });
        });
        assertThat(may("view", "get", "secrets", "")).isFalse();
        assertThat(may("nobody", "get", KINDS.getFirst(), "")).isFalse();
    }

    private boolean may(String role, String verb, String resource, String subresource) {
        return stack.client()
                .authorization()
                .v1()
                .subjectAccessReview()
                .create(new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser("tenant-" + role)
                        .withNewResourceAttributes()
                        .withGroup(resource.equals("secrets") ? "" : "vivenu-operator.io")
                        .withResource(resource)
                        .withSubresource(subresource)
                        .withVerb(verb)
                        .withNamespace(stack.namespace())
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .getStatus()
                .getAllowed();
    }

    private void bind(String role) {
        stack.client()
                .resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("tenant-" + role)
                        .withNamespace(stack.namespace())
                        .endMetadata()
                        .withNewRoleRef()
                        .withApiGroup("rbac.authorization.k8s.io")
                        .withKind("ClusterRole")
                        .withName(role)
                        .endRoleRef()
                        .addNewSubject()
                        .withKind("User")
                        .withName("tenant-" + role)
                        .withApiGroup("rbac.authorization.k8s.io")
                        .endSubject()
                        .build())
                .createOr(existing -> existing.update());
    }
}
