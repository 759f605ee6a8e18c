package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.service.problem.ProblemForm;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** openapi.json says what is there. */
class EventsDescriptionIT extends OnAnEmptyLog {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document = new DescribedAnswers().document();

    @Test
    void isServedAsItIs() throws Exception {
        assertThat(events.json(events.ask("nobody", "/openapi.json"))).isEqualTo(document);
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(events.ask("nobody", "/openapi.yaml").body()).startsWith("openapi: \"3.1.0\"");
    }

    @Test
    void everyPathIsThereWithItsMethodsAndNoOther() throws Exception {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            String target = path.getKey().replace("{id}", "none");
            for (String method : METHODS) {
                boolean described = path.getValue().has(method);
                int status = status(method, target);

                assertThat(status == 405)
                        .as(method + " " + target + " " + status)
                        .isEqualTo(!described);
                assertThat(status).isNotEqualTo(500);
            }
        }
    }

    private int status(String method, String target) throws Exception {
        return events.unjudged("nobody", method.toUpperCase(Locale.ROOT), target);
    }

    @Test
    void everyReasonIsExplainedAtItsAnchor() throws Exception {
        String page = events.ask("nobody", "/docs/errors").body();

        document.path("x-problems")
                .fieldNames()
                .forEachRemaining(reason -> assertThat(page).contains("id=\"" + ProblemForm.anchor(reason) + "\""));
    }

    @Test
    void thePageHasEveryPath() throws Exception {
        String page = events.ask("nobody", "/docs").body();

        document.path("paths")
                .fieldNames()
                .forEachRemaining(path -> assertThat(page).contains(path));
    }
}
