package io.vivenuoperator.platform.service.metrics;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A registry as Prometheus reads it: OpenMetrics for those who ask for it, else the text format. */
public final class MetricsRoute implements Handler {
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final PrometheusRegistry registry;

    public MetricsRoute(PrometheusRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws IOException {
        ExpositionFormatWriter format =
                formats.findWriter(request.headers().first(HeaderNames.ACCEPT).orElse(""));
        var text = new ByteArrayOutputStream();
        format.write(text, registry.scrape());
        response.header(HeaderNames.CONTENT_TYPE, format.getContentType()).send(text.toByteArray());
    }
}
