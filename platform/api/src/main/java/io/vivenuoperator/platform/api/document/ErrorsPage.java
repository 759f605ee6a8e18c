package io.vivenuoperator.platform.api.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.service.problem.ProblemForm;

/** Each reason for which something is refused, at its own anchor: problems link to it as their type. */
final class ErrorsPage {
    private static final String REASONS = "x-problems";

    private ErrorsPage() {}

    static String html(String name, JsonNode document) {
        return Html.page("Errors of " + name, html -> {
            html.element("h1", "Errors");
            html.prose(
                    "p",
                    "A refusal is `application/problem+json` (RFC 9457). `reason` is one word for programs, `detail` says what is wrong,"
                            + " `errors` names the parameters, and `instance` is the id of the request, which is also in `X-Request-Id` and"
                            + " in the log.");
            html.open("p").element("a", "What can be asked", "href", "/docs").close("p");
            document.path(REASONS).properties().forEach(reason -> {
                html.open("section", "id", ProblemForm.anchor(reason.getKey()));
                html.element(
                        "h2",
                        reason.getKey() + " · "
                                + reason.getValue().path("status").asText());
                html.prose("p", reason.getValue().path("description").asText());
                html.close("section");
            });
        });
    }
}
