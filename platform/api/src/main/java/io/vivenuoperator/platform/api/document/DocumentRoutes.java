package io.vivenuoperator.platform.api.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.service.exchange.Routes;

/** What can be asked, for programs as JSON and as YAML, and as pages for people; all of it is made from one file. */
public final class DocumentRoutes {
    /** Where each reason of a problem is explained at its own anchor. */
    public static final String ERRORS = "/docs/errors";

    static final String STYLE = "/docs/docs.css";

    private static final String HTML = "text/html; charset=utf-8";

    private DocumentRoutes() {}

    public static void addTo(Routes routes, ApiDocument document) {
        JsonNode tree = document.tree();
        var json = new FixedAnswer("application/json", document.json());
        var yaml = new FixedAnswer("application/yaml", document.yaml());
        routes.read("/openapi.json", json).read("/v1/openapi.json", json);
        routes.read("/openapi.yaml", yaml).read("/v1/openapi.yaml", yaml);
        routes.read("/docs", new FixedAnswer(HTML, new ReferencePage(document.name(), tree).html()));
        routes.read(ERRORS, new FixedAnswer(HTML, ErrorsPage.html(document.name(), tree)));
        routes.read(
                STYLE,
                new FixedAnswer("text/css; charset=utf-8", ApiDocument.resource(DocumentRoutes.class, "docs.css")));
    }
}
