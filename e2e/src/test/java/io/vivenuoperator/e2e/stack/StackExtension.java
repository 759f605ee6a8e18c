package io.vivenuoperator.e2e.stack;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Installs the stack once for all tests of the run and passes it to tests as a parameter. */
final class StackExtension implements ParameterResolver {
    private static final Namespace STACK = Namespace.create(StackExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // The root's store closes AutoCloseables when the run ends.
        return context.getRoot().getStore(STACK).computeIfAbsent(Stack.class, type -> Stack.install(), Stack.class);
    }
}
