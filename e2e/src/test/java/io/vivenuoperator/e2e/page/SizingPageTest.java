package io.vivenuoperator.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.poller.run.PollExecution;
import io.vivenuoperator.store.figures.StoreFigureReader;
import io.vivenuoperator.store.ingest.IngestSession;
import io.vivenuoperator.store.schema.SchemaMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of connections and memory in docs/operating.md. */
class SizingPageTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("repository"));
    private static final Pattern ROW =
            Pattern.compile("^\\| (\\w+) \\| (\\d+ \\| \\w+ \\| \\w+) \\|$", Pattern.MULTILINE);

    @Test
    void saysWhatThePodsGetAndHold() throws IOException {
        String page = Files.readString(REPOSITORY.resolve("docs/operating.md"));
        Map<String, String> told = new LinkedHashMap<>();
        ROW.matcher(page.substring(page.indexOf("## Connections and memory")))
                .results()
                .forEach(row -> told.put(row.group(1), row.group(2)));

        JsonNode values = Serialization.unmarshal(
                Files.readString(REPOSITORY.resolve("helm/vivenu-operator/values.yaml")), JsonNode.class);
        Map<String, String> held = new LinkedHashMap<>();
        held.put("controller", row(0, values.path("controller")));
        held.put("receiver", row(IngestSession.CONNECTIONS + StoreFigureReader.CONNECTIONS, values.path("receiver")));
        held.put("poll", row(PollExecution.CONNECTIONS, values.path("poller")));
        held.put("migration", row(SchemaMigration.CONNECTIONS, values.path("migration")));
        assertThat(told).isEqualTo(held);
    }

    private static String row(int connections, JsonNode pod) {
        JsonNode resources = pod.path("resources");
        return connections + " | " + resources.path("requests").path("memory").asText() + " | "
                + resources.path("limits").path("memory").asText();
    }
}
