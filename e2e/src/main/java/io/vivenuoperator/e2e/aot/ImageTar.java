package io.vivenuoperator.e2e.aot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An image as {@code docker load} takes it, unpacked: its configuration and its layers as files. */
final class ImageTar {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path tar;
    private final Path parts;
    private final ObjectNode image;
    private final ObjectNode config;

    private ImageTar(Path tar, Path parts, ObjectNode image, ObjectNode config) {
        this.tar = tar;
        this.parts = parts;
        this.image = image;
        this.config = config;
    }

    /** Unpacks the tar into a folder, layers still packed. */
    static ImageTar open(Path tar, Path parts) throws IOException, InterruptedException {
        Files.createDirectories(parts);
        Programs.run(List.of("tar", "-xf", tar.toString(), "-C", parts.toString()), Map.of());
        ObjectNode image = (ObjectNode)
                JSON.readTree(parts.resolve("manifest.json").toFile()).get(0);
        ObjectNode config = (ObjectNode)
                JSON.readTree(parts.resolve(image.get("Config").asText()).toFile());
        return new ImageTar(tar, parts, image, config);
    }

    /** Lays the files of all layers over each other. */
    void unpack(Path root) throws IOException, InterruptedException {
        Files.createDirectories(root);
        for (JsonNode layer : image.get("Layers")) {
            Programs.run(
                    List.of("tar", "-xzf", parts.resolve(layer.asText()).toString(), "-C", root.toString()), Map.of());
        }
    }

    List<String> entrypoint() {
        List<String> words = new ArrayList<>();
        config.at("/config/Entrypoint").forEach(word -> words.add(word.asText()));
        return words;
    }

    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode variable : config.at("/config/Env")) {
            String[] parts = variable.asText().split("=", 2);
            environment.put(parts[0], parts[1]);
        }
        return environment;
    }

    /** Adds a file as a layer, and a word to the entry point behind its first. */
    void add(Path file, String name, String word) throws IOException {
        Layer layer = Layer.of(file, name, parts);
        ((ArrayNode) image.get("Layers")).add(layer.file());
        ((ArrayNode) config.at("/rootfs/diff_ids")).add("sha256:" + layer.diffId());
        if (config.get("history") instanceof ArrayNode history) {
            history.addObject().put("created", config.path("created").asText()).put("created_by", "start-up cache");
        }
        ((ArrayNode) config.at("/config/Entrypoint")).insert(1, word);
        JSON.writeValue(parts.resolve(image.get("Config").asText()).toFile(), config);
        JSON.writeValue(
                parts.resolve("manifest.json").toFile(), JSON.createArrayNode().add(image));
    }

    /** Writes the tar anew, in place of what was opened. */
    void save() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tar", "-cf", tar + ".partial", "-C", parts.toString()));
        command.addAll(List.of("manifest.json", image.get("Config").asText()));
        image.get("Layers").forEach(layer -> command.add(layer.asText()));
        Programs.run(command, Map.of());
        Files.move(Path.of(tar + ".partial"), tar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
