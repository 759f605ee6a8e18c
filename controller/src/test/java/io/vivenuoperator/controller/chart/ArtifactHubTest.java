package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ArtifactHub is told in Chart.yaml: in the forms that it documents, and true of this chart. */
class ArtifactHubTest {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final String PREFIX = "artifacthub.io/";
    private static final Pattern URL = Pattern.compile("https://[a-z0-9.-]+/\\S*");
    private static final Path CRDS = RenderedChart.CHART.resolve("files/crds");
    /** Of pods that the controller makes. */
    private static final Set<String> CONTROLLERS_IMAGES = Set.of("POLLER_IMAGE", "HISTORICAL_IMAGE", "EXPORT_IMAGE");

    /** The keys that ArtifactHub knows for an entry of each list; the first ones are required. */
    private record Form(int required, List<String> keys) {}

    private static final Map<String, Form> LISTS = Map.of(
            "changes", new Form(2, List.of("kind", "description", "links")),
            "crds", new Form(5, List.of("kind", "version", "name", "displayName", "description")),
            "images", new Form(2, List.of("name", "image", "whitelisted", "platforms")),
            "links", new Form(2, List.of("name", "url")));

    private static final Map<String, Set<String>> WORDS = Map.of(
            "category",
                    Set.of(
                            "ai-machine-learning",
                            "database",
                            "integration-delivery",
                            "monitoring-logging",
                            "networking",
                            "security",
                            "storage",
                            "streaming-messaging",
                            "skip-prediction"),
            "license", Set.of("Apache-2.0"),
            "operator", Set.of("true", "false"),
            "operatorCapabilities",
                    Set.of("Basic Install", "Seamless Upgrades", "Full Lifecycle", "Deep Insights", "Auto Pilot"),
            "prerelease", Set.of("true", "false"));

    @Test
    void eachAnnotationIsOneThatArtifactHubReads() throws IOException {
        assertThat(chart().path("annotations").propertyStream().map(Map.Entry::getKey))
                .hasSize(LISTS.size() + WORDS.size() + 1)
                .allSatisfy(key -> assertThat(key).startsWith(PREFIX))
                .allSatisfy(key -> assertThat(Stream.of(LISTS.keySet(), WORDS.keySet(), Set.of("crdsExamples"))
                                .flatMap(Set::stream))
                        .contains(key.substring(PREFIX.length())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"category", "license", "operator", "operatorCapabilities", "prerelease"})
    void aWordIsOneOfItsWords(String annotation) throws IOException {
        assertThat(text(annotation)).isIn(WORDS.get(annotation));
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes", "crds", "images", "links"})
    void anEntryOfAListHasItsKeysAndNoOthers(String annotation) throws IOException {
        // given
        var form = LISTS.get(annotation);

        // then
        assertThat(list(annotation))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(keys(entry))
                        .containsAll(form.keys().subList(0, form.required()))
                        .isSubsetOf(form.keys()));
    }

    @Test
    void aChangeIsOfAKindThatArtifactHubShows() throws IOException {
        assertThat(list("changes"))
                .allSatisfy(change -> assertThat(change.path("kind").asText())
                        .isIn("added", "changed", "deprecated", "removed", "fixed", "security"));
    }

    @Test
    void everyLinkIsAnAddress() throws IOException {
        assertThat(Stream.concat(
                                Stream.of(chart().path("home")),
                                Stream.concat(
                                        list("links").stream().map(link -> link.path("url")),
                                        list("changes").stream()
                                                .flatMap(change ->
                                                        change.path("links").valueStream())
                                                .map(link -> link.path("url"))))
                        .map(JsonNode::asText))
                .hasSizeGreaterThan(4)
                .allSatisfy(url -> assertThat(url).matches(URL));
    }

    @Test
    void everyPageOfOursThatIsLinkedExists() throws IOException {
        var page = Pattern.compile("/blob/main/([\\w./-]+)");
        assertThat(page.matcher(text("links") + text("changes")).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Path.of("..", file)).exists());
    }

    @Test
    void theImagesAreThoseThatTheChartRenders() throws IOException {
        // given: everything that can be switched on, with the images as they are by default
        var values = Knob.set(List.of(), List.of("pods"));
        values.remove("image");
        var rendered = new TreeSet<String>();
        RenderedChart.of(values)
                .objects()
                .forEach(object -> addImages(YAML.convertValue(object, JsonNode.class), rendered));

        // then
        assertThat(images()).as("artifacthub.io/images in Chart.yaml").containsExactlyInAnyOrderElementsOf(rendered);
    }

    @Test
    void theCrdsAreTheChartsOwn() throws IOException {
        assertThat(list("crds").stream()
                        .map(entry -> List.of(entry.path("name"), entry.path("kind"), entry.path("version"))))
                .containsExactlyInAnyOrderElementsOf(crds());
    }

    private static List<List<JsonNode>> crds() throws IOException {
        try (var files = Files.list(CRDS)) {
            return files.map(ArtifactHubTest::crd)
                    .map(crd -> List.of(
                            crd.at("/metadata/name"), crd.at("/spec/names/kind"), crd.at("/spec/versions/0/name")))
                    .toList();
        }
    }

    private static JsonNode crd(Path file) {
        try {
            return YAML.unmarshal(Files.readString(file), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsNoReleaseYetSaysSo() throws IOException {
        assertThat(text("prerelease"))
                .isEqualTo(Boolean.toString(chart().path("appVersion").asText().contains("-")));
    }

    static List<JsonNode> examples() throws IOException {
        return list("crdsExamples");
    }

    static List<String> images() throws IOException {
        return list("images").stream()
                .map(image -> image.path("image").asText())
                .toList();
    }

    private static void addImages(JsonNode node, Set<String> images) {
        node.propertyStream().forEach(property -> {
            if (property.getKey().equals("image") && property.getValue().isTextual()) {
                images.add(property.getValue().asText());
            }
            addImages(property.getValue(), images);
        });
        if (CONTROLLERS_IMAGES.contains(node.path("name").asText())) {
            images.add(node.path("value").asText());
        }
        if (node.isArray()) {
            node.forEach(entry -> addImages(entry, images));
        }
    }

    private static List<String> keys(JsonNode entry) {
        return entry.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static List<JsonNode> list(String annotation) throws IOException {
        var parsed = YAML.unmarshal(text(annotation), JsonNode.class);
        assertThat(parsed.isArray()).as(annotation).isTrue();
        return parsed.valueStream().toList();
    }

    private static String text(String annotation) throws IOException {
        var value = chart().path("annotations").path(PREFIX + annotation);
        assertThat(value.isTextual())
                .as(annotation + " is a text, as Helm wants it")
                .isTrue();
        return value.asText();
    }

    private static JsonNode chart() throws IOException {
        return YAML.unmarshal(Files.readString(RenderedChart.CHART.resolve("Chart.yaml")), JsonNode.class);
    }
}
