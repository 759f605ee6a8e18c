package io.vivenuoperator.crd.v1alpha1;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One API server that knows the published CRD, for all classes that need one. */
final class SharedApiServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ApiServer.class;
    }

    /** Started by whoever asks first, closed by JUnit after the last test. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedApiServer.class))
                .computeIfAbsent(ApiServer.class, type -> withCrd(), ApiServer.class);
    }

    private static ApiServer withCrd() {
        var server = ApiServer.start();
        try {
            var crd = Serialization.unmarshal(Files.readString(PublishedCrd.FILE), CustomResourceDefinition.class);
            server.client().resource(crd).create();
            server.client().resource(crd).waitUntilCondition(SharedApiServer::established, 30, TimeUnit.SECONDS);
            return server;
        } catch (IOException e) {
            server.close();
            throw new UncheckedIOException(e);
        }
    }

    private static boolean established(CustomResourceDefinition crd) {
        return crd != null
                && crd.getStatus() != null
                && crd.getStatus().getConditions() != null
                && crd.getStatus().getConditions().stream()
                        .anyMatch(c -> "Established".equals(c.getType()) && "True".equals(c.getStatus()));
    }
}
