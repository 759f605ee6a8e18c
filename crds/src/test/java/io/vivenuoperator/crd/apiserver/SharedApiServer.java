package io.vivenuoperator.crd.apiserver;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One API server for all classes that use separate namespaces: starting one costs more than most tests. */
public final class SharedApiServer implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ApiServer.class;
    }

    /** Started on first use, closed by JUnit after the last test. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedApiServer.class))
                .computeIfAbsent(ApiServer.class, type -> ApiServer.start(), ApiServer.class);
    }
}
