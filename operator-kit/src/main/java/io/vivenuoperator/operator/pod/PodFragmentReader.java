package io.vivenuoperator.operator.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Set;

/**
 * Reads a {@link PodFragment}, and refuses what is not Kubernetes' or would take the pod from its owner.
 *
 * @param container the owner's one container
 * @param variables that the owner sets itself
 * @param volumes that the owner has itself
 */
public record PodFragmentReader(String container, Set<String> variables, Set<String> volumes) {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new KnownFieldsOnly())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Set<String> METADATA = Set.of("labels", "annotations");
    private static final Set<String> OWNERS_OF_POD = Set.of(
            "restartPolicy",
            "activeDeadlineSeconds",
            "serviceAccountName",
            "serviceAccount",
            "automountServiceAccountToken");
    private static final Set<String> OWNERS_OF_CONTAINER =
            Set.of("image", "imagePullPolicy", "command", "args", "terminationMessagePath", "terminationMessagePolicy");

    public PodFragmentReader {
        variables = Set.copyOf(variables);
        volumes = Set.copyOf(volumes);
    }

    /**
     * Reads it from JSON.
     *
     * @throws IllegalArgumentException with the field that is wrong, and no value of it
     */
    public PodFragment read(String json) {
        JsonNode fragment = parsed(json);
        for (var field : fragment.path("metadata").properties()) {
            refuseUnless(METADATA.contains(field.getKey()), "metadata." + field.getKey(), "is not taken");
        }
        JsonNode spec = fragment.path("spec");
        refuseFields(spec, OWNERS_OF_POD, "spec");
        refuseNames(spec.path("volumes"), volumes, "spec.volumes");
        JsonNode containers = spec.path("containers");
        for (int i = 0; i < containers.size(); i++) {
            readContainer(containers.get(i), "spec.containers[" + i + "]");
        }
        refuseUnless(containers.size() <= 1, "spec.containers[1]", "names the container a second time");
        return new PodFragment((ObjectNode) fragment);
    }

    private void readContainer(JsonNode given, String path) {
        refuseUnless(
                given.path("name").asText().equals(container),
                path + ".name",
                "must be " + container
                        + ": what runs beside it has to be an init container with restartPolicy Always, or the"
                        + " pod never ends");
        refuseFields(given, OWNERS_OF_CONTAINER, path);
        refuseNames(given.path("env"), variables, path + ".env");
    }

    /** Without Jackson's exceptions as causes: their messages have values, which may be secret. */
    private static JsonNode parsed(String json) {
        try {
            JsonNode tree = STRICT.readTree(json);
            refuseUnless(tree.isObject(), "the text", "is no JSON object");
            STRICT.treeToValue(tree, PodTemplateSpec.class);
            return tree;
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(path(e) + " is no field of a Kubernetes pod");
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(path(e) + " has a value of the wrong kind");
        } catch (JsonProcessingException _) {
            throw new IllegalArgumentException("the text is no JSON");
        }
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static void refuseFields(JsonNode object, Set<String> owners, String path) {
        object.fieldNames()
                .forEachRemaining(name ->
                        refuseUnless(!owners.contains(name), path + "." + name, "is not the installation's to set"));
    }

    private static void refuseNames(JsonNode list, Set<String> owners, String path) {
        list.forEach(item -> {
            var name = item.path("name").asText();
            refuseUnless(!owners.contains(name), path, "has " + name + ", which the pod has already");
        });
    }

    private static void refuseUnless(boolean fine, String field, String problem) {
        if (!fine) {
            throw new IllegalArgumentException(field + " " + problem);
        }
    }
}
