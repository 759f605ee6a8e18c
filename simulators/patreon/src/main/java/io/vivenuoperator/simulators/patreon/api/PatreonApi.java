package io.vivenuoperator.simulators.patreon.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.patreon.delivery.Deliveries;
import io.vivenuoperator.simulators.patreon.fault.PatreonFaults;
import io.vivenuoperator.simulators.patreon.oauth.TokenBook;
import io.vivenuoperator.simulators.patreon.webhook.WebhookBook;
import io.vivenuoperator.simulators.patreon.world.MemberBook;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Who asks, how often, and for what. */
public final class PatreonApi {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String V2 = "/api/oauth2/v2";

    private final CampaignRules rules;
    private final TokenBook tokens;
    private final Clock clock;
    private final RequestCounter counter = new RequestCounter();
    private final MemberRoutes members;
    private final WebhookRoutes webhooks;

    /** An API over these. */
    public PatreonApi(
            CampaignRules rules,
            FaultSwitches<PatreonFaults> switches,
            TokenBook tokens,
            Clock clock,
            MemberBook book,
            WebhookBook registered,
            Deliveries deliveries) {
        this.rules = rules;
        this.tokens = tokens;
        this.clock = clock;
        members = new MemberRoutes(book, switches, rules.campaignId());
        webhooks = new WebhookRoutes(registered, deliveries, rules.campaignId());
    }

    /** Refuses whoever doesn't say who he is: that is looked at before anything else. */
    public static Optional<Reply> refuseNameless(Request request) {
        return request.header("user-agent").filter(name -> !name.isBlank()).isPresent()
                ? Optional.empty()
                : Optional.of(Reply.page(403, "403 Forbidden"));
    }

    /** Answers a request. */
    public Reply answer(Request request) {
        Optional<Set<String>> scopes = request.authorization("Bearer").flatMap(tokens::scopes);
        if (scopes.isEmpty()) {
            return ApiErrors.unauthorized();
        }
        int wait = rules.limited() ? counter.take(rules.campaignId(), clock.millis()) : 0;
        if (wait > 0) {
            return ApiErrors.of(429, wait);
        }
        try {
            return route(request, scopes.get());
        } catch (BadRequestException e) {
            return ApiErrors.badRequest(e);
        }
    }

    private Reply route(Request request, Set<String> scopes) {
        if (request.is("GET", V2 + "/identity")) {
            return scopes.contains("identity") ? identity() : ApiErrors.forbidden("identity");
        } else if (request.is("GET", V2 + "/campaigns")) {
            return scopes.contains("campaigns") ? campaigns() : ApiErrors.forbidden("campaigns");
        } else if (request.is("GET", V2 + "/campaigns/*/members")) {
            return membersPage(request, scopes);
        } else if (request.is("GET", V2 + "/members/*")) {
            return scopes.contains("campaigns.members")
                    ? members.one(request, scopes)
                    : ApiErrors.forbidden("campaigns.members");
        } else if (request.path().startsWith(V2 + "/webhooks")) {
            return scopes.contains("w:campaigns.webhook")
                    ? webhooks(request)
                    : ApiErrors.forbidden("w:campaigns.webhook");
        }
        return ApiErrors.of(404, "ResourceNotFound", "There is nothing at " + request.path() + ".");
    }

    private Reply membersPage(Request request, Set<String> scopes) {
        if (!scopes.contains("campaigns.members")) {
            return ApiErrors.forbidden("campaigns.members");
        }
        String campaign = request.segment(4);
        return campaign.equals(rules.campaignId())
                ? members.page(request, scopes)
                : ApiErrors.notFound("Campaign", campaign);
    }

    private Reply webhooks(Request request) {
        if (request.is("GET", V2 + "/webhooks")) {
            return webhooks.list();
        } else if (request.is("POST", V2 + "/webhooks")) {
            return webhooks.create(body(request));
        } else if (request.is("PATCH", V2 + "/webhooks/*")) {
            return webhooks.change(request.segment(4), body(request));
        } else if (request.is("DELETE", V2 + "/webhooks/*")) {
            return webhooks.delete(request.segment(4));
        }
        return ApiErrors.of(405, "MethodNotAllowed", "This path has no " + request.method() + ".");
    }

    private Reply identity() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode user = body.putObject("data");
        user.putObject("attributes");
        user.put("id", rules.creatorId()).put("type", "user");
        return ApiErrors.document(200, body);
    }

    private Reply campaigns() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode campaign = body.putArray("data").addObject();
        campaign.putObject("attributes");
        campaign.put("id", rules.campaignId()).put("type", "campaign");
        body.putObject("meta")
                .putObject("pagination")
                .put("total", 1)
                .putObject("cursors")
                .putNull("next");
        return ApiErrors.document(200, body);
    }

    private static JsonNode body(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new BadRequestException("data", "The body is no JSON.", e);
        }
    }
}
