package io.vivenuoperator.platform.api.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** Every path with its parameters and answers, and every object with its fields. */
final class ReferencePage {
    private final String name;
    private final JsonNode document;

    ReferencePage(String name, JsonNode document) {
        this.name = name;
        this.document = document;
    }

    String html() {
        return Html.page("Reference of " + name, html -> {
            html.element("h1", document.path("info").path("title").asText() + ", the API");
            html.prose("p", document.path("info").path("description").asText());
            document.path("components")
                    .path("securitySchemes")
                    .forEach(scheme -> html.prose(
                            "p",
                            "`Authorization: Bearer …` says who asks. "
                                    + scheme.path("description").asText()));
            links(html);
            html.element("h2", "Paths", "id", "paths");
            document.path("paths").properties().forEach(path -> path(html, path.getKey(), path.getValue()));
            html.element("h2", "Objects", "id", "objects");
            document.path("components")
                    .path("schemas")
                    .properties()
                    .forEach(schema -> object(html, schema.getKey(), schema.getValue()));
        });
    }

    private void links(Html html) {
        html.open("nav", "aria-label", "On this page").open("ul");
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            path.getValue()
                    .forEach(operation -> html.open("li")
                            .element("a", path.getKey(), "href", "#" + id(operation))
                            .close("li"));
        }
        html.open("li").element("a", "Objects", "href", "#objects").close("li");
        html.open("li").element("a", "Errors", "href", DocumentRoutes.ERRORS).close("li");
        html.open("li").element("a", "As JSON", "href", "/openapi.json").close("li");
        html.open("li").element("a", "As YAML", "href", "/openapi.yaml").close("li");
        html.close("ul").close("nav");
    }

    private static String id(JsonNode operation) {
        return "ask-" + operation.path("operationId").asText();
    }

    private static void path(Html html, String path, JsonNode methods) {
        methods.properties().forEach(method -> {
            JsonNode operation = method.getValue();
            html.open("section", "id", id(operation), "aria-label", method.getKey() + " " + path);
            html.prose("h3", method.getKey().toUpperCase(Locale.ROOT) + " `" + path + "`");
            html.prose("p", operation.path("summary").asText() + ".");
            if (operation.has("description")) {
                html.prose("p", operation.path("description").asText() + ".");
            }
            parameters(html, path, operation.path("parameters"));
            answers(html, path, operation.path("responses"));
            html.close("section");
        });
    }

    private static void parameters(Html html, String path, JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        html.openTable("Parameters of " + path, "parameter", "in", "values", "meaning");
        parameters.forEach(parameter -> html.open("tr")
                .rowHead(parameter.path("name").asText())
                .element(
                        "td",
                        parameter.path("in").asText()
                                + (parameter.path("required").asBoolean() ? ", required" : ""))
                .element("td", SchemaText.of(parameter.path("schema")))
                .prose("td", parameter.path("description").asText())
                .close("tr"));
        html.closeTable();
    }

    private static void answers(Html html, String path, JsonNode responses) {
        html.openTable("Answers of " + path, "status", "meaning", "content");
        responses.properties().forEach(response -> {
            html.open("tr").element("th", response.getKey(), "scope", "row");
            html.prose("td", response.getValue().path("description").asText());
            html.open("td");
            response.getValue().path("content").properties().forEach(content -> {
                JsonNode schema = content.getValue().path("schema");
                html.element("span", content.getKey() + " ");
                SchemaText.name(schema).ifPresent(name -> html.element("a", name, "href", "#object-" + name));
            });
            html.close("td").close("tr");
        });
        html.closeTable();
    }

    private static void object(Html html, String name, JsonNode schema) {
        html.open("section", "id", "object-" + name);
        html.element("h3", name);
        if (schema.has("description")) {
            html.prose("p", schema.path("description").asText());
        }
        html.openTable("Fields of " + name, "field", "values", "meaning");
        SchemaText.fields(schema)
                .forEach(field -> html.open("tr")
                        .rowHead(field.name())
                        .element("td", SchemaText.of(field.schema()))
                        .prose("td", field.schema().path("description").asText())
                        .close("tr"));
        html.closeTable().close("section");
    }
}
