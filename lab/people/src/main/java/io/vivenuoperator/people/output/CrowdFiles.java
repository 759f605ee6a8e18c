package io.vivenuoperator.people.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.people.generation.Crowd;
import io.vivenuoperator.people.generation.LaterChange;
import io.vivenuoperator.people.generation.Platform;
import io.vivenuoperator.people.generation.PlatformRecord;
import io.vivenuoperator.people.generation.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a crowd: one file for each platform's simulator, what changes later, and the truth. */
public final class CrowdFiles {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CrowdFiles() {}

    /** Writes them into a folder. */
    public static void write(Crowd crowd, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Platform platform : Platform.values()) {
            JSON.writeValue(folder.resolve(platform.label() + ".json").toFile(), document(crowd, platform));
        }
        JSON.writeValue(
                folder.resolve("changes.json").toFile(),
                crowd.changes().stream().map(CrowdFiles::change).toList());
        Files.writeString(folder.resolve("truth.tsv"), truth(crowd));
    }

    /**
     * What a platform's simulator takes. Tickets without an address come last, so that the first one of an order is
     * somebody who has one.
     */
    public static Map<String, Object> document(Crowd crowd, Platform platform) {
        List<SortedMap<String, Object>> people = crowd.of(platform).stream()
                .sorted(Comparator.comparing(one -> !one.has("email")))
                .map(CrowdFiles::person)
                .toList();
        return Map.of("people", people);
    }

    private static SortedMap<String, Object> person(PlatformRecord one) {
        SortedMap<String, Object> person = new TreeMap<>(one.fields());
        person.put("key", one.key());
        return person;
    }

    private static SortedMap<String, Object> change(LaterChange change) {
        return new TreeMap<>(Map.of(
                "key", change.key(),
                "platform", change.platform().label(),
                "kind", change.kind(),
                "fields", change.fields()));
    }

    private static String truth(Crowd crowd) {
        return crowd.records().stream()
                .sorted(Comparator.comparing(PlatformRecord::key))
                .map(one -> String.join(
                        "\t",
                        one.key(),
                        one.platform().label(),
                        one.person(),
                        one.home(),
                        one.traits().stream().map(Trait::label).collect(Collectors.joining(","))))
                .collect(Collectors.joining("\n", "record\tplatform\tperson\thome\ttraits\n", "\n"));
    }
}
