package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.service.problem.ProblemForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What holds for every refusal: it is a problem, of this request, and of a kind that is explained. */
final class Refused {
    private static final JsonNode EXPLAINED = explained();

    private Refused() {}

    private static JsonNode explained() {
        try (InputStream document = RunningApi.class.getResourceAsStream("document/openapi.json")) {
            return RunningApi.read(new String(document.readAllBytes(), StandardCharsets.UTF_8))
                    .path("x-problems");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode check(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("content-type"))
                .as(answer.body())
                .hasValue("application/problem+json");
        return check(
                answer.statusCode(), answer.headers().firstValue("x-request-id").orElseThrow(), answer.body());
    }

    static JsonNode check(int status, String requestId, String body) throws IOException {
        JsonNode problem = RunningApi.read(body);
        String reason = problem.path("reason").textValue();
        assertThat(EXPLAINED.has(reason))
                .as(reason + " is explained in x-problems of openapi.json")
                .isTrue();
        assertThat(EXPLAINED.path(reason).path("status").intValue()).as(reason).isEqualTo(status);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("type").textValue()).isEqualTo("/docs/errors#" + ProblemForm.anchor(reason));
        assertThat(problem.path("instance").textValue()).isEqualTo(requestId);
        return problem;
    }
}
