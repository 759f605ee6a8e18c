package io.vivenuoperator.controller.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.registry.MalformedRegionsFileException;
import io.vivenuoperator.contracts.registry.RegionEntry;
import io.vivenuoperator.contracts.registry.RegionsFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * All regions that the receivers accept.
 *
 * @param revision grows with every change; a receiver that has loaded this or a later one has everything in it
 */
record RegistryDocument(long revision, SortedMap<String, RegistryEntry> entries) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static RegistryDocument empty() {
        return new RegistryDocument(0, new TreeMap<>());
    }

    Optional<RegistryEntry> entry(String region) {
        return Optional.ofNullable(entries.get(region));
    }

    /** Applies the change; returns this document if the entries stay the same. */
    RegistryDocument changed(Instant now, UnaryOperator<SortedMap<String, RegistryEntry>> change) {
        var next = change.apply(new TreeMap<>(entries));
        // At least the current time: a document that replaces a lost one must not look older than the
        // lost one.
        return next.equals(entries) ? this : new RegistryDocument(Math.max(revision + 1, now.toEpochMilli()), next);
    }

    /** The same content with a newer revision than receivers may have seen, after the document was lost. */
    RegistryDocument renewed(Instant now) {
        return new RegistryDocument(Math.max(revision + 1, now.toEpochMilli()), entries);
    }

    /** The part that the receivers read. */
    String regionsJson() {
        var regions = entries.values().stream()
                .map(entry -> new RegionEntry(new RegionKey(entry.region()), entry.signingKeys()))
                .toList();
        return new RegionsFile(Long.toString(revision), regions).toJson();
    }

    /** Read by the controller only: since when a replaced key has been superseded. */
    String rotationsJson() {
        var root = JSON.createObjectNode();
        entries.values()
                .forEach(entry -> entry.supersededAt().ifPresent(at -> root.put(entry.region(), at.toString())));
        return root.toString();
    }

    /** Read by the controller only: the regions that may have a webhook of ours at Vivenu. */
    String registrationsJson() {
        var root = JSON.createArrayNode();
        entries.values().stream().filter(RegistryEntry::registered).forEach(entry -> root.add(entry.region()));
        return root.toString();
    }

    /** Read by the controller only: manually entered webhooks, and whether deliveries arrive. */
    String enteredJson() {
        var root = JSON.createObjectNode();
        entries.values()
                .forEach(entry -> entry.entered()
                        .ifPresent(webhook -> root.putObject(entry.region())
                                .put("url", webhook.url())
                                .put("since", webhook.since().toString())
                                .put("delivering", webhook.delivering())));
        return root.toString();
    }

    static RegistryDocument parse(String regionsJson, String rotationsJson) {
        return parse(regionsJson, rotationsJson, "[]", "{}");
    }

    /** @throws IllegalStateException if someone else changed the content, which is not quoted */
    static RegistryDocument parse(
            String regionsJson, String rotationsJson, String registrationsJson, String enteredJson) {
        try {
            var file = RegionsFile.parse(regionsJson.getBytes(StandardCharsets.UTF_8));
            var rotations = JSON.readTree(rotationsJson);
            var entered = JSON.readTree(enteredJson);
            var registered = new HashSet<String>();
            JSON.readTree(registrationsJson).forEach(region -> registered.add(region.asText()));
            var entries = new TreeMap<String, RegistryEntry>();
            file.regions().stream()
                    .map(region -> entry(region, rotations, registered, entered))
                    .forEach(entry -> entries.put(entry.region(), entry));
            return new RegistryDocument(revision(file), entries);
        } catch (JsonProcessingException | MalformedRegionsFileException e) {
            // The cause may quote the document.
            throw new IllegalStateException(
                    "the registry Secret does not hold what the controller wrote: delete it, and the controller recreates it");
        }
    }

    /** A revision written by a person counts as older than any of ours. */
    private static long revision(RegionsFile file) {
        return file.revision().matches("\\d{1,18}") ? Long.parseLong(file.revision()) : 0;
    }

    private static RegistryEntry entry(
            RegionEntry region, JsonNode rotations, Set<String> registered, JsonNode entered) {
        var name = region.region().value();
        var at = rotations instanceof ObjectNode object && object.has(name)
                ? Optional.of(Instant.parse(object.get(name).asText()))
                : Optional.<Instant>empty();
        return new RegistryEntry(
                name, region.signingKeys(), at, registered.contains(name), entered(entered.path(name)));
    }

    private static Optional<ManualWebhook> entered(JsonNode webhook) {
        return webhook.isObject()
                ? Optional.of(new ManualWebhook(
                        webhook.path("url").asText(),
                        Instant.parse(webhook.path("since").asText()),
                        webhook.path("delivering").asBoolean()))
                : Optional.empty();
    }

    /** Without the keys, which would end up in a log. */
    @Override
    public String toString() {
        return "RegistryDocument[" + revision + ", " + entries.size() + " regions]";
    }
}
