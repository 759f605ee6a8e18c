package io.vivenuoperator.operator.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an installation says about a pod whose owner decides the rest: a PodTemplateSpec with one container, the owner's.
 *
 * <p>How it is added: maps are merged, and the fragment's value stays; only among labels the owner's does. Lists are joined, the owner's
 * first. {@code resources} and {@code securityContext} are replaced as a whole, so that a fragment can leave things out as well. What
 * makes the pod work ({@link PodFragmentReader}) is refused when a fragment is read, so adding one can't fail.
 */
public final class PodFragment {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> REPLACED = Set.of("resources", "securityContext");

    private final ObjectNode fragment;

    PodFragment(ObjectNode fragment) {
        this.fragment = fragment;
    }

    /** One that changes nothing. */
    public static PodFragment none() {
        return new PodFragment(JSON.createObjectNode());
    }

    /** The owner's pod with what the installation says. */
    PodTemplateSpec addTo(PodTemplateSpec own) {
        if (fragment.isEmpty()) {
            return own;
        }
        ObjectNode template = JSON.valueToTree(own);
        var ownLabels = template.at("/metadata/labels").deepCopy();
        merge(template, fragment);
        if (ownLabels instanceof ObjectNode labels) {
            template.withObject("/metadata/labels").setAll(labels);
        }
        try {
            return JSON.treeToValue(template, PodTemplateSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("two parts of a pod that were read make none together", e);
        }
    }

    private static void merge(ObjectNode own, ObjectNode added) {
        added.properties()
                .forEach(field ->
                        own.set(field.getKey(), merged(field.getKey(), own.get(field.getKey()), field.getValue())));
    }

    private static JsonNode merged(String field, @Nullable JsonNode own, JsonNode added) {
        if (field.equals("containers") && own != null) {
            merge((ObjectNode) own.get(0), (ObjectNode) added.get(0));
            return own;
        }
        if (own instanceof ObjectNode ours && added instanceof ObjectNode theirs && !REPLACED.contains(field)) {
            merge(ours, theirs);
            return ours;
        }
        if (own instanceof ArrayNode ours && added instanceof ArrayNode theirs) {
            return ours.addAll(theirs);
        }
        return added.deepCopy();
    }

    /** Nothing of it: variables may have secret values. */
    @Override
    public String toString() {
        return "PodFragment";
    }
}
