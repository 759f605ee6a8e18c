package io.vivenuoperator.controller.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.vivenuoperator.crd.apiserver.ApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** An API server whose CRD lets any text be a base URL: what is refused there, a policy refuses. */
final class RulelessCrdServer implements ParameterResolver {
    private static final Path CRD = RenderedChart.CHART.resolve("files/crds/vivenuregions.vivenu-operator.io-v1.yml");
    private static final String BASE_URL = "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/baseUrl";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ApiServer.class;
    }

    /** Started on first use, closed by JUnit after the last test. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RulelessCrdServer.class))
                .computeIfAbsent(ApiServer.class, type -> ApiServer.startWith(ruleless()), ApiServer.class);
    }

    private static Path ruleless() {
        try {
            var yaml = new KubernetesSerialization();
            var crd = yaml.unmarshal(Files.readString(CRD), JsonNode.class);
            ((ObjectNode) crd.at(BASE_URL)).remove("x-kubernetes-validations");
            var file = Files.createTempFile("ruleless-crd", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, yaml.asYaml(crd));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
