package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.crd.schema.CelRule;
import java.nio.file.Path;
import java.util.List;

/** What no annotation can say about a kind: the order of its columns, the kinds of its lists, and rules that stand in several places. */
interface CrdShape {
    Path CHART = Path.of("..", "helm", "vivenu-operator", "files", "crds");
    Path MANIFESTS = Path.of("src", "test", "resources", "manifests");

    String kind();

    String plural();

    List<String> columns();

    /** What kubectl explain says about the kind. */
    String description();

    /** From its first moment: whoever waits for a resource must not take one that nobody has looked at for done. */
    String notLookedAt();

    /** Adds what is the kind's own to its schema. */
    void complete(JsonNode properties);

    /** The folder that holds its manifests, good and bad. */
    Path manifests();

    /** The fields whose rules are about changes: once set they stay. */
    List<String> constant();

    default Path file() {
        return CHART.resolve(plural() + ".vivenu-operator.io-v1.yml");
    }

    /** In the module's own jar. */
    default String generated() {
        return "/META-INF/fabric8/" + plural() + ".vivenu-operator.io-v1.yml";
    }

    static ObjectNode listOf(JsonNode schema, String type) {
        return ((ObjectNode) schema).put("x-kubernetes-list-type", type);
    }

    static void describe(JsonNode schema, String description) {
        ((ObjectNode) schema).put("description", description);
    }

    /** A list of texts of which none stands twice and none is longer. */
    static void texts(JsonNode list, int longest, String description) {
        listOf(list, "set");
        ((ObjectNode) list.path("items")).put("maxLength", longest);
        describe(list.path("items"), description);
    }

    static void rules(JsonNode schema, List<CelRule> rules) {
        CelRule.add(schema, rules);
    }
}
