package io.vivenuoperator.simulators.patreon.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.patreon.api.CampaignRules;
import io.vivenuoperator.simulators.patreon.api.MessageBody;
import io.vivenuoperator.simulators.patreon.delivery.Deliveries;
import io.vivenuoperator.simulators.patreon.fault.PatreonFaults;
import io.vivenuoperator.simulators.patreon.oauth.OAuthRoutes;
import io.vivenuoperator.simulators.patreon.oauth.TokenBook;
import io.vivenuoperator.simulators.patreon.oauth.TokenPair;
import io.vivenuoperator.simulators.patreon.world.Member;
import io.vivenuoperator.simulators.patreon.world.MemberBook;
import io.vivenuoperator.simulators.patreon.world.MemberDocument;
import io.vivenuoperator.simulators.platform.control.ControlApi;
import io.vivenuoperator.simulators.platform.control.PeopleControls;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Patreon's members, by the names that tests give them, and its tokens. */
public final class PatreonControls implements PeopleControls {
    private static final String PREFIX = ControlApi.PREFIX;

    private final CampaignRules rules;
    private final FaultSwitches<PatreonFaults> switches;
    private final MemberBook book;
    private final Deliveries deliveries;
    private final TokenBook tokens;

    /** Controls these. */
    public PatreonControls(
            CampaignRules rules,
            FaultSwitches<PatreonFaults> switches,
            MemberBook book,
            Deliveries deliveries,
            TokenBook tokens) {
        this.rules = rules;
        this.switches = switches;
        this.book = book;
        this.deliveries = deliveries;
        this.tokens = tokens;
    }

    /** With {@code "announce": true} webhooks are told of those who join. */
    @Override
    public ObjectNode load(JsonNode people) {
        boolean announced = people.path("announce").asBoolean();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode ids = answer.putObject("ids");
        for (JsonNode person : people.path("people")) {
            String key = MemberDocument.key(person);
            if (book.byKey(key).isPresent()) {
                throw new IllegalArgumentException(key + " is a member already");
            }
            Map<String, JsonNode> attributes = MemberDocument.attributes(key, person);
            Optional<String> tier = MemberDocument.tier(person, Optional.empty());
            Member member = book.joining(key).with(attributes, tier);
            book.add(member);
            ids.put(key, member.id());
            if (announced) {
                tell("members:create", member);
                member.tier().ifPresent(name -> tell("members:pledge:create", member));
            }
        }
        return answer;
    }

    @Override
    public boolean change(String key, JsonNode fields) {
        Map<String, JsonNode> attributes = MemberDocument.attributes(key, fields);
        Optional<Member> before = book.byKey(key);
        Optional<Member> changed =
                book.change(key, old -> old.with(attributes, MemberDocument.tier(fields, old.tier())));
        changed.ifPresent(member -> {
            tell("members:update", member);
            before.filter(old -> !old.tier().equals(member.tier()))
                    .ifPresent(old -> tell("members:pledge:" + turn(old.tier(), member.tier()), member));
        });
        return changed.isPresent();
    }

    private static String turn(Optional<String> before, Optional<String> after) {
        return before.isEmpty() ? "create" : after.isEmpty() ? "delete" : "update";
    }

    @Override
    public boolean remove(String key) {
        Optional<Member> removed = book.remove(key);
        removed.ifPresent(member -> tell("members:delete", member));
        return removed.isPresent();
    }

    private void tell(String trigger, Member member) {
        deliveries.tell(MessageBody.of(
                trigger, member, rules.campaignId(), switches.own().documentedShape()));
    }

    @Override
    public ObjectNode truth() {
        ObjectNode truth = JsonNodeFactory.instance.objectNode().put("people", book.size());
        ObjectNode ids = truth.putObject("ids");
        book.all().forEach(member -> ids.put(member.key(), member.id()));
        return truth;
    }

    /** A new pair is answered, as Patreon's page of clients shows it: whoever asks puts it into a Secret. */
    @Override
    public Optional<Reply> more(Request request, JsonNode body) {
        if (request.is("POST", PREFIX + "/tokens")) {
            TokenPair pair = tokens.issue(OAuthRoutes.ALL_SCOPES);
            return done(object().put("accessToken", pair.access()).put("refreshToken", pair.refresh()));
        } else if (request.is("DELETE", PREFIX + "/tokens")) {
            tokens.revokeAll();
            return done(object());
        } else if (request.is("POST", PREFIX + "/tokens/expiry")) {
            tokens.expireAccess();
            return done(object());
        } else if (request.is("PUT", PREFIX + "/tokens/lifetime")) {
            int seconds = body.path("seconds").asInt();
            if (seconds < 1) {
                throw new IllegalArgumentException("seconds must be a whole number of at least 1");
            }
            tokens.lifetime(Duration.ofSeconds(seconds));
            return done(object());
        }
        return Optional.empty();
    }

    private static Optional<Reply> done(ObjectNode body) {
        return Optional.of(Reply.json(200, body));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
