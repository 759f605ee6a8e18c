package io.vivenuoperator.operator.cache;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.Optional;

/**
 * Requests only the metadata of Secrets when a whole namespace is listed or watched without a selector: those Secrets
 * belong to others and may be large.
 */
public final class MetadataOnlySecrets implements Interceptor {
    public static final String NAME = "metadata-only";

    private static final String FORM = ";g=meta.k8s.io;v=v1";
    private static final String LIST = "application/json;as=PartialObjectMetadataList" + FORM;
    private static final String EACH = "application/json;as=PartialObjectMetadata" + FORM;

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        var uri = request.uri();
        var query = Optional.ofNullable(uri.getQuery()).orElse("");
        if (isRead(request) && uri.getPath().endsWith("/secrets") && !query.contains("Selector=")) {
            builder.setHeader("Accept", query.contains("watch=true") ? EACH : LIST);
        }
    }

    /** The request that opens a watch may carry no method. */
    private static boolean isRead(HttpRequest request) {
        return request.method() == null || request.method().equals("GET");
    }
}
