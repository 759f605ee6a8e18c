package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/api.md and openapi.json say what is there: the examples run, and the paths and reasons are those of the program. */
class DocumentationIT extends OnAPortfolio {
    private static final Path PAGE = Path.of("../docs/api.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern PATH = Pattern.compile("(?m)^\\| `(/v1/[^`]*)` \\|");

    private static List<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Test
    void theExamplesRun() throws Exception {
        List<String> examples = found(EXAMPLE);
        assertThat(examples).hasSizeGreaterThan(4);

        for (String example : examples) {
            var process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", example).redirectErrorStream(true);
            process.environment().put("URL", api.url());
            process.environment().put("KEY", api.key("all"));
            Process running = process.start();
            var output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(running.waitFor()).as(example + output).isZero();
        }
    }

    @Test
    void theDocumentAndThePageNameTheSamePaths() throws Exception {
        JsonNode document = api.json("nobody", "/openapi.json");
        Set<String> described = new TreeSet<>();
        document.path("paths").fieldNames().forEachRemaining(described::add);
        described.removeIf(path -> path.endsWith("openapi.json") || path.contains("{namespace}"));

        assertThat(described).isEqualTo(new TreeSet<>(found(PATH)));
        assertThat(document.path("openapi").textValue()).isEqualTo("3.0.3");
        assertThat(api.json("nobody", "/v1/openapi.json")).isEqualTo(document);
    }
}
