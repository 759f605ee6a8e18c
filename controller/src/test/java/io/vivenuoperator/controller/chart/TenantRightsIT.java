package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the roles for tenants let them do. That Kubernetes adds them to its own is in their labels, and a controller's work. */
@ExtendWith(SharedApiServer.class)
class TenantRightsIT {
    private static final String NAMESPACE = "tenants";

    @BeforeAll
    static void grant(ApiServer server) {
        var client = server.client();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        RenderedChart.with("vivenu", NAMESPACE, Map.of("rbac.aggregateRoles", true)).objects().stream()
                .filter(object -> object.getKind().equals("ClusterRole"))
                .forEach(object -> client.resource(object).create());
        bind(client, "viewer", "view");
        bind(client, "editor", "edit");
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,get,vivenuregions,,true",
        "viewer,list,vivenuregions,,true",
        "viewer,watch,vivenuregions,,true",
        "viewer,create,vivenuregions,,false",
        "viewer,delete,vivenuregions,,false",
        "viewer,patch,vivenuregions,status,false",
        "editor,create,vivenuregions,,true",
        "editor,update,vivenuregions,,true",
        "editor,patch,vivenuregions,,true",
        "editor,delete,vivenuregions,,true",
        "editor,deletecollection,vivenuregions,,true",
        "editor,patch,vivenuregions,status,false",
        "editor,update,vivenuregions,status,false",
        "viewer,get,eventsubscriptions,,true",
        "viewer,create,eventreplays,,false",
        "editor,create,eventsubscriptions,,true",
        "editor,delete,eventreplays,,true",
        "editor,patch,eventsubscriptions,status,false",
        "viewer,get,vivenuhistoricalsyncs,,true",
        "editor,create,vivenuhistoricalsyncs,,false",
        "editor,delete,vivenuhistoricalsyncs,,false",
        "viewer,get,salesexports,,true",
        "editor,create,salesexports,,false",
        "editor,delete,salesexports,,false",
        "editor,get,secrets,,false",
        "viewer,get,secrets,,false"
    })
    void aTenantMayDoThis(
            String user, String verb, String resource, String subresource, boolean may, ApiServer server) {
        // when
        var review = server.client()
                .authorization()
                .v1()
                .subjectAccessReview()
                .create(new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser(user)
                        .withNewResourceAttributes()
                        .withGroup(resource.equals("secrets") ? "" : "vivenu-operator.io")
                        .withResource(resource)
                        .withSubresource(subresource)
                        .withVerb(verb)
                        .withNamespace(NAMESPACE)
                        .endResourceAttributes()
                        .endSpec()
                        .build());

        // then
        assertThat(review.getStatus().getAllowed()).isEqualTo(may);
    }

    private static void bind(KubernetesClient client, String user, String role) {
        client.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(user)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withNewRoleRef()
                        .withApiGroup("rbac.authorization.k8s.io")
                        .withKind("ClusterRole")
                        .withName(NAMESPACE + "-vivenu-regions-" + role)
                        .endRoleRef()
                        .addNewSubject()
                        .withKind("User")
                        .withName(user)
                        .withApiGroup("rbac.authorization.k8s.io")
                        .endSubject()
                        .build())
                .create();
    }
}
