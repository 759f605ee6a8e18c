package io.vivenuoperator.platform.service.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.service.Service;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.platform.service.problem.ProblemForm;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries, HEAD and headers, as a program that is read needs them. */
class ReadingRoutesTest {
    private static final ServiceSettings SETTINGS = ServiceSettings.from(new EnvironmentVariables(
            Map.of("HOST", "127.0.0.1", "PORT", "0", "MANAGEMENT_PORT", "0", "SHUTDOWN_GRACE_SECONDS", "1")));

    private static final HeaderName ORIGIN = HeaderNames.create("X-Origin");
    private static final ProblemForm EXPLAINED = new ProblemForm(Problem.MEDIA_TYPE, Optional.of("/errors"));
    private static final CommonHeaders COMMON = (method, request) -> List.of(
            HeaderValues.create(HeaderNames.VARY, "Origin"),
            HeaderValues.create(
                    ORIGIN, method.text() + " " + request.apply(ORIGIN).orElse("none")));

    private static HttpResponse<String> ask(boolean queries, String method, String target) throws Exception {
        try (Service service = Service.named("reading", SETTINGS)
                        .conventions(new HttpConventions(List.of(ORIGIN), "request", EXPLAINED, queries, COMMON))
                        .routes(routes -> routes.read("/echo/{word}", ReadingRoutesTest::echo))
                        .start();
                HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + service.port() + target);
            return client.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static Answer echo(Exchange exchange) {
        return Answer.content(
                        Status.OK_200,
                        new Answer.Content(
                                "text/plain", exchange.path() + exchange.query().values()))
                .with(HeaderNames.ETAG, "W/\"e\"")
                .with(HeaderNames.VARY, "ETag");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | /echo/a?q=b%20c+d&q=%C3%A9&n= | /echo/a{q=[b c d, é], n=[]}
            true  | /echo/a?flag&&x=1=2           | /echo/a{flag=[], x=[1=2]}
            true  | /echo/a                       | /echo/a{}
            false | /echo/a?q=b                   | /echo/a{}
            """)
    void queriesAreReadWhereTheProgramSaysSo(boolean queries, String target, String echo) throws Exception {
        assertThat(ask(queries, "GET", target).body()).isEqualTo(echo);
    }

    @Test
    void headHasTheHeadersAndNoContent() throws Exception {
        var get = ask(true, "GET", "/echo/a?q=%C3%A9");
        var head = ask(true, "HEAD", "/echo/a?q=%C3%A9");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : List.of("content-length", "content-type", "etag")) {
            assertThat(head.headers().firstValue(name))
                    .as(name)
                    .isPresent()
                    .isEqualTo(get.headers().firstValue(name));
        }
    }

    @Test
    void anotherMethodIsNotAllowed() throws Exception {
        var answer = ask(true, "DELETE", "/echo/a");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @Test
    void optionsTellsWhatIsAllowed() throws Exception {
        var answer = ask(true, "OPTIONS", "/echo/a");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/echo/a,200,'ETag, Origin'",
        "OPTIONS,/echo/a,204,Origin",
        "DELETE,/echo/a,405,Origin",
        "GET,/nowhere,404,Origin",
        "HEAD,/nowhere,404,Origin"
    })
    void everyAnswerHasTheCommonHeaders(String method, String target, int status, String vary) throws Exception {
        var answer = ask(true, method, target);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("vary")).containsExactly(vary);
        assertThat(answer.headers().firstValue("x-origin")).hasValue(method + " none");
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/echo/a,method-not-allowed", "GET,/nowhere,unknown-path"})
    void aProblemSaysWhereItIsExplainedAndOfWhichRequestItIs(String method, String target, String anchor)
            throws Exception {
        var answer = ask(true, method, target);

        String id = answer.headers().firstValue("x-request-id").orElseThrow();
        assertThat(answer.body()).contains("\"type\":\"/errors#" + anchor + "\"", "\"instance\":\"" + id + "\"");
    }

    @Test
    void aRefusalOfHeadHasNoContent() throws Exception {
        assertThat(ask(true, "HEAD", "/nowhere").body()).isEmpty();
    }
}
