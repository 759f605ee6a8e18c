package io.vivenuoperator.controller.chart;

import io.vivenuoperator.crd.apiserver.ApiServer;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** An API server with the CRD of 0.1.0, which refuses no address by itself: what is refused there, a policy refuses. */
final class ReleasedCrdServer implements ParameterResolver {
    private static final Path CRD = Path.of("..", "crds", "released", "v1alpha1-0.1.0.yaml");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ApiServer.class;
    }

    /** Started on first use, closed by JUnit after the last test. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ReleasedCrdServer.class))
                .computeIfAbsent(ApiServer.class, type -> ApiServer.startWith(CRD), ApiServer.class);
    }
}
