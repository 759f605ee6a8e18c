package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vivenuoperator.platform.service.problem.ProblemForm;
import io.vivenuoperator.store.TestDatabase;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The description in all its forms: JSON, YAML and pages say the same, and every link on a page leads somewhere. */
class DescriptionIT {
    @RegisterExtension
    final TestDatabase empty = TestDatabase.empty();

    @TempDir
    Path folder;

    private RunningApi api;

    @BeforeEach
    void start() {
        api = open();
    }

    private RunningApi open() {
        return new RunningApi(empty.url(), folder, Map.of());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Document page(String path) throws Exception {
        var answer = api.ask("nobody", path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        String xml = answer.body().replaceFirst("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> elements(Document page, String tag) {
        NodeList found = page.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) {
            elements.add((Element) found.item(at));
        }
        return elements;
    }

    private static Set<String> ids(Document page) {
        List<String> all = elements(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(all).doesNotHaveDuplicates();
        return new TreeSet<>(all);
    }

    @Test
    void yamlSaysWhatJsonSays() throws Exception {
        JsonNode json =
                new ObjectMapper().readTree(api.ask("nobody", "/openapi.json").body());
        var yaml = api.ask("nobody", "/openapi.yaml");

        assertThat(new YAMLMapper().readTree(yaml.body())).isEqualTo(json);
        assertThat(yaml.headers().firstValue("content-type")).hasValue("application/yaml");
        assertThat(api.ask("nobody", "/v1/openapi.yaml").body()).isEqualTo(yaml.body());
    }

    @Test
    void anotherProcessGivesTheSameBytesAndTags() throws Exception {
        try (var other = open()) {
            for (String path : List.of("/openapi.json", "/openapi.yaml", "/docs", "/docs/errors", "/docs/docs.css")) {
                var one = api.send("GET", path, Map.of());
                var same = other.send("GET", path, Map.of());
                String tag = one.headers().firstValue("etag").orElseThrow();

                assertThat(same.body()).as(path).isEqualTo(one.body());
                assertThat(same.headers().firstValue("etag")).hasValue(tag);
                assertThat(other.send("GET", path, Map.of("If-None-Match", tag)).statusCode())
                        .isEqualTo(304);
            }
        }
    }

    @Test
    void thePageHasEveryPathAndParameter() throws Exception {
        String text = page("/docs").getDocumentElement().getTextContent();

        JsonNode paths = api.json("nobody", "/openapi.json").path("paths");
        paths.properties().forEach(path -> {
            assertThat(text).contains(path.getKey());
            path.getValue()
                    .path("get")
                    .path("parameters")
                    .forEach(parameter ->
                            assertThat(text).contains(parameter.path("name").textValue()));
        });
    }

    @Test
    void everyReasonIsExplainedAtItsAnchor() throws Exception {
        Set<String> anchors = ids(page("/docs/errors"));

        api.json("nobody", "/openapi.json")
                .path("x-problems")
                .fieldNames()
                .forEachRemaining(reason -> assertThat(anchors).contains(ProblemForm.anchor(reason)));
    }

    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        for (String path : List.of("/docs", "/docs/errors")) {
            Document page = page(path);
            for (Element link : elements(page, "a")) {
                String target = link.getAttribute("href");
                if (target.startsWith("#")) {
                    assertThat(ids(page)).as(path).contains(target.substring(1));
                } else {
                    assertThat(api.send("GET", target, Map.of()).statusCode())
                            .as(target)
                            .isEqualTo(200);
                }
            }
        }
    }

    @Test
    void aScreenReaderAndAKeyboardFindTheirWay() throws Exception {
        for (String path : List.of("/docs", "/docs/errors")) {
            Document page = page(path);

            assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
            assertThat(elements(page, "title")).hasSize(1);
            assertThat(elements(page, "main")).hasSize(1);
            assertThat(elements(page, "h1")).hasSize(1);
            assertThat(elements(page, "th"))
                    .allSatisfy(cell -> assertThat(cell.getAttribute("scope")).isIn("col", "row"));
            assertThat(elements(page, "table"))
                    .allSatisfy(table -> assertThat(((Element) table.getParentNode()).getAttribute("aria-label"))
                            .isNotBlank());
            assertThat(elements(page, "*"))
                    .allSatisfy(
                            element -> assertThat(element.hasAttribute("style")).isFalse());
        }
    }

    @Test
    void nothingForeignIsLoaded() throws Exception {
        var answer = api.ask("nobody", "/docs");

        assertThat(answer.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'; style-src 'self'"));
        assertThat(answer.body()).doesNotContain("<script", "http://", "https://");
    }
}
