package io.vivenuoperator.people.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.people.generation.Crowd;
import io.vivenuoperator.people.generation.CrowdMaker;
import io.vivenuoperator.people.generation.Shares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrowdFilesTest {
    private static final List<String> FILES =
            List.of("eventbrite.json", "patreon.json", "klaviyo.json", "changes.json", "truth.tsv");
    private static final Crowd CROWD = CrowdMaker.make(1_000, 9, Shares.USUAL);

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        CrowdFiles.write(CROWD, folder);
    }

    @Test
    void theSameCrowdIsTheSameBytes() throws IOException {
        Path other = folder.resolve("again");
        CrowdFiles.write(CrowdMaker.make(1_000, 9, Shares.USUAL), other);

        for (String file : FILES) {
            assertThat(Files.mismatch(folder.resolve(file), other.resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void eachRecordIsInTheTruthOnce() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("truth.tsv"));

        assertThat(lines.getFirst()).isEqualTo("record\tplatform\tperson\thome\ttraits");
        assertThat(lines).hasSize(CROWD.records().size() + 1).doesNotHaveDuplicates();
    }

    @Test
    void theBuyerOfAnOrderHasAnAddress() throws IOException {
        Set<String> seen = new HashSet<>();
        int joint = 0;
        for (JsonNode ticket : json("eventbrite.json").path("people")) {
            if (ticket.has("order") && seen.add(ticket.path("order").textValue())) {
                joint++;
                boolean anyHas = CROWD.records().stream()
                        .anyMatch(one ->
                                one.text("order").equals(ticket.path("order").textValue()) && one.has("email"));
                assertThat(ticket.has("email")).isEqualTo(anyHas);
            }
        }
        assertThat(joint).isPositive();
    }

    @Test
    void aPlatformsFileSaysNothingAboutWhoIsWho() throws IOException {
        for (String file : FILES.subList(0, 4)) {
            assertThat(Files.readString(folder.resolve(file))).doesNotContain("\"person\"", "\"home\"", "\"traits\"");
        }
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }
}
