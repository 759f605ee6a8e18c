package io.vivenuoperator.simulators.patreon.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.patreon.world.Member;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A member as a JSON:API resource, and what belongs to it. */
final class MemberResource {
    /** What is there even if nobody has said anything about it. */
    private static final Map<String, JsonNode> UNSAID = Map.of(
            "campaign_lifetime_support_cents", JsonNodeFactory.instance.numberNode(0),
            "currently_entitled_amount_cents", JsonNodeFactory.instance.numberNode(0),
            "will_pay_amount_cents", JsonNodeFactory.instance.numberNode(0),
            "is_gifted", JsonNodeFactory.instance.booleanNode(false),
            "is_free_trial", JsonNodeFactory.instance.booleanNode(false),
            "note", JsonNodeFactory.instance.textNode(""));

    private final FieldSelection fields;
    private final boolean withEmail;
    private final String campaignId;
    private final String owner;

    /**
     * Shows these fields.
     *
     * @param withEmail whether the caller may see it; if not, it is absent, not null
     * @param owner what the relation to the user is called
     */
    MemberResource(FieldSelection fields, boolean withEmail, String campaignId, String owner) {
        this.fields = fields;
        this.withEmail = withEmail;
        this.campaignId = campaignId;
        this.owner = owner;
    }

    ObjectNode of(Member member) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        ObjectNode attributes = resource.putObject("attributes");
        fields.member().stream()
                .sorted()
                .filter(name -> withEmail || !name.equals("email"))
                .forEach(name -> attributes.set(name, value(member, name)));
        resource.put("id", member.id());
        if (!fields.include().isEmpty()) {
            relate(resource.putObject("relationships"), member);
        }
        return resource.put("type", "member");
    }

    private static JsonNode value(Member member, String name) {
        return Optional.ofNullable(member.attributes().get(name))
                .or(() -> Optional.ofNullable(UNSAID.get(name)))
                .orElseGet(JsonNodeFactory.instance::nullNode);
    }

    private void relate(ObjectNode relationships, Member member) {
        if (fields.include().contains("campaign")) {
            relationships
                    .putObject("campaign")
                    .putObject("data")
                    .put("id", campaignId)
                    .put("type", "campaign");
        }
        if (fields.include().contains("currently_entitled_tiers")) {
            ArrayNode tiers =
                    relationships.putObject("currently_entitled_tiers").putArray("data");
            member.tierId().ifPresent(id -> tiers.addObject().put("id", id).put("type", "tier"));
        }
        if (fields.include().contains("user")) {
            relationships
                    .putObject(owner)
                    .putObject("data")
                    .put("id", member.userId())
                    .put("type", "user");
        }
    }

    /** What else is shown, each once. */
    ArrayNode included(Iterable<Member> members) {
        Map<String, ObjectNode> included = new TreeMap<>();
        for (Member member : members) {
            if (fields.include().contains("user")) {
                included.put("user " + member.userId(), user(member));
            }
            if (fields.include().contains("currently_entitled_tiers")) {
                member.tierId().ifPresent(id -> included.put("tier " + id, tier(member, id)));
            }
            if (fields.include().contains("campaign")) {
                included.put("campaign", campaign());
            }
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        included.values().forEach(list::add);
        return list;
    }

    private ObjectNode user(Member member) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        ObjectNode attributes = user.putObject("attributes");
        if (fields.user().contains("full_name")) {
            attributes.set("full_name", value(member, "full_name"));
        }
        if (fields.user().contains("url")) {
            attributes.put("url", "https://www.patreon.com/user?u=" + member.userId());
        }
        return user.put("id", member.userId()).put("type", "user");
    }

    private ObjectNode tier(Member member, String id) {
        ObjectNode tier = JsonNodeFactory.instance.objectNode();
        ObjectNode attributes = tier.putObject("attributes");
        if (fields.tier().contains("title")) {
            attributes.put("title", member.tier().orElse(""));
        }
        if (fields.tier().contains("amount_cents")) {
            attributes.set("amount_cents", value(member, "currently_entitled_amount_cents"));
        }
        return tier.put("id", id).put("type", "tier");
    }

    private ObjectNode campaign() {
        ObjectNode campaign = JsonNodeFactory.instance.objectNode();
        ObjectNode attributes = campaign.putObject("attributes");
        if (fields.campaign().contains("url")) {
            attributes.put("url", "https://www.patreon.com/sim");
        }
        return campaign.put("id", campaignId).put("type", "campaign");
    }
}
