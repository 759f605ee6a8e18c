package io.vivenuoperator.simulators.patreon.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.patreon.fault.PatreonFaults;
import io.vivenuoperator.simulators.patreon.world.Member;
import io.vivenuoperator.simulators.patreon.world.MemberBook;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.fault.RecordDistortion;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The campaign's members, page by page, and single ones. There is no filter by time. */
final class MemberRoutes {
    private static final int MOST = 1_000;
    private static final int MOST_WITH_HISTORY = 500;
    private static final String EMAIL_SCOPE = "campaigns.members[email]";
    private static final Set<String> KNOWN = Set.of(
            "include",
            "fields[member]",
            "fields[user]",
            "fields[tier]",
            "fields[campaign]",
            "page[count]",
            "page[cursor]");

    private final MemberBook book;
    private final FaultSwitches<PatreonFaults> switches;
    private final String campaignId;

    MemberRoutes(MemberBook book, FaultSwitches<PatreonFaults> switches, String campaignId) {
        this.book = book;
        this.switches = switches;
        this.campaignId = campaignId;
    }

    Reply page(Request request, Set<String> scopes) {
        request.query().names().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadRequestException(name, "'" + name + "' is not a valid parameter.");
                });
        FieldSelection fields = FieldSelection.of(request.query());
        int most = fields.include().contains("pledge_history") ? MOST_WITH_HISTORY : MOST;
        int count = request.query().number("page[count]", most, 1, most);
        String behind =
                request.query().first("page[cursor]").map(MemberRoutes::decoded).orElse("");
        List<Member> members = book.behind(behind, count + 1);
        List<Member> page = members.subList(0, Math.min(members.size(), count));
        var resource = new MemberResource(fields, scopes.contains(EMAIL_SCOPE), campaignId, "user");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode data = body.putArray("data");
        page.forEach(member -> data.add(shown(resource.of(member))));
        if (!fields.include().isEmpty()) {
            body.set("included", resource.included(page));
        }
        ObjectNode pagination = body.putObject("meta").putObject("pagination");
        ObjectNode cursors = pagination.putObject("cursors");
        if (members.size() > count) {
            cursors.put("next", encoded(page.getLast().id()));
        } else {
            cursors.putNull("next");
        }
        pagination.put("total", book.size());
        return ApiErrors.document(200, body);
    }

    Reply one(Request request, Set<String> scopes) {
        String id = request.segment(4);
        FieldSelection fields = FieldSelection.of(request.query());
        var resource = new MemberResource(fields, scopes.contains(EMAIL_SCOPE), campaignId, "user");
        Optional<Member> member = book.byId(id);
        if (member.isEmpty()) {
            return ApiErrors.notFound("Member", id);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", shown(resource.of(member.get())));
        if (!fields.include().isEmpty()) {
            body.set("included", resource.included(List.of(member.get())));
        }
        return ApiErrors.document(200, body);
    }

    private ObjectNode shown(ObjectNode resource) {
        ObjectNode attributes = (ObjectNode) resource.path("attributes");
        RecordDistortion.apply(switches, attributes, "full_name");
        return resource;
    }

    private static String encoded(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("page[cursor]", "The cursor is invalid.", e);
        }
    }
}
