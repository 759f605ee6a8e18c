package io.vivenuoperator.simulators.patreon.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A member of the campaign.
 *
 * @param id new each time he joins
 * @param key the name by which a test knows him
 * @param userId his own, for ever
 * @param attributes as Patreon names them, as far as they are known
 * @param tier the name of his tier
 */
public record Member(String id, String key, String userId, Map<String, JsonNode> attributes, Optional<String> tier) {
    public Member {
        attributes = Map.copyOf(attributes);
    }

    /** The same with some attributes changed; null removes one. */
    public Member with(Map<String, JsonNode> changed, Optional<String> otherTier) {
        Map<String, JsonNode> merged = new HashMap<>(attributes);
        merged.putAll(changed);
        merged.values().removeIf(JsonNode::isNull);
        return new Member(id, key, userId, merged, otherTier);
    }

    /** The id of his tier. */
    public Optional<String> tierId() {
        return tier.map(MemberIds::tier);
    }

    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
