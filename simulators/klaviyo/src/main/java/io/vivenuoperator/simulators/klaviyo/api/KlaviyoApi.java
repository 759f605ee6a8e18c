package io.vivenuoperator.simulators.klaviyo.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.klaviyo.api.RateWindows.Limit;
import io.vivenuoperator.simulators.klaviyo.fault.KlaviyoFaults;
import io.vivenuoperator.simulators.klaviyo.webhook.WebhookBook;
import io.vivenuoperator.simulators.klaviyo.world.EventBook;
import io.vivenuoperator.simulators.klaviyo.world.ProfileBook;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/** Who asks, by which revision, how often, and for what. */
public final class KlaviyoApi {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Limit PROFILES = new Limit(75, 750);
    private static final Limit EVENTS = new Limit(350, 3_500);
    private static final Limit LISTS = new Limit(75, 700);
    private static final Limit WEBHOOKS = new Limit(1, 15);
    private static final Limit DELETIONS = new Limit(3, 60);
    private static final Limit OTHERS = new Limit(10, 150);

    private final AccountRules rules;
    private final FaultSwitches<KlaviyoFaults> switches;
    private final Predicate<String> goodToken;
    private final Clock clock;
    private final RateWindows windows = new RateWindows();
    private final RevisionRule revisions;
    private final ProfileRoutes profiles;
    private final EventRoutes events;
    private final WebhookRoutes webhooks;
    private final JobRoutes jobs;

    /** An API over these. */
    public KlaviyoApi(
            AccountRules rules,
            FaultSwitches<KlaviyoFaults> switches,
            Predicate<String> goodToken,
            Clock clock,
            ProfileBook book,
            EventBook happened,
            WebhookBook registered) {
        this.rules = rules;
        this.switches = switches;
        this.goodToken = goodToken;
        this.clock = clock;
        revisions = new RevisionRule(switches, clock);
        profiles = new ProfileRoutes(book, switches);
        events = new EventRoutes(happened);
        webhooks = new WebhookRoutes(registered, rules.allowHttp(), clock);
        jobs = new JobRoutes(book, happened);
    }

    /**
     * Answers a request.
     *
     * @param base scheme, host and port for links
     */
    public Reply answer(Request request, String base) {
        Optional<Reply> refusal = refuseCaller(request).or(() -> revisions.refuse(request.header("revision")));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String group = group(request);
        Limit limit = limit(group);
        if (rules.limited()) {
            Optional<Reply> tooMany = windows.take(group, limit, clock.millis());
            if (tooMany.isPresent()) {
                return tooMany.get();
            }
        }
        return windows.marked(
                routed(request, base), group, limit, switches.own().wordyLimits(), clock.millis());
    }

    private Optional<Reply> refuseCaller(Request request) {
        boolean good = request.authorization("Klaviyo-API-Key")
                        .filter(rules.privateKey()::equals)
                        .isPresent()
                || request.authorization("Bearer").filter(goodToken).isPresent();
        if (good) {
            return Optional.empty();
        }
        return Optional.of(
                request.header("authorization").isEmpty()
                        ? ApiErrors.of(
                                401,
                                "not_authenticated",
                                "Authentication credentials were not provided.",
                                "Missing or invalid authorization scheme. Please use Klaviyo-API-Key.")
                        : ApiErrors.of(
                                401,
                                "authentication_failed",
                                "Incorrect authentication credentials.",
                                "Incorrect authentication credentials."));
    }

    private Reply routed(Request request, String base) {
        try {
            return route(request, base);
        } catch (BadRequestException e) {
            return ApiErrors.badRequest(e);
        }
    }

    private Reply route(Request request, String base) {
        if (request.is("GET", "/api/accounts")) {
            return account(base);
        } else if (request.is("GET", "/api/profiles")) {
            return profiles.page(request, base, Optional.empty());
        } else if (request.is("POST", "/api/profiles")) {
            return profiles.create(body(request), base);
        } else if (request.is("GET", "/api/profiles/*")) {
            return profiles.one(request, base);
        } else if (request.is("PATCH", "/api/profiles/*")) {
            return profiles.change(request, body(request), base);
        } else if (request.is("GET", "/api/lists")) {
            return profiles.lists(request, base);
        } else if (request.is("GET", "/api/lists/*/profiles")) {
            return profiles.page(request, base, Optional.of(request.segment(2)));
        } else if (request.is("GET", "/api/events")) {
            return events.page(request, base);
        } else if (request.is("POST", "/api/data-privacy-deletion-jobs")) {
            return jobs.deletePerson(body(request));
        } else if (request.is("POST", "/api/profile-subscription-bulk-delete-jobs")) {
            return jobs.unsubscribe(body(request));
        } else if (request.is("POST", "/api/profile-merge")) {
            return jobs.merge(body(request));
        }
        return webhooks(request, base);
    }

    private Reply webhooks(Request request, String base) {
        if (!group(request).equals("webhooks")) {
            return ApiErrors.of(404, "not_found", "Not found.", "The path " + request.path() + " could not be found.");
        } else if (!rules.advancedKdp()) {
            return ApiErrors.of(
                    403,
                    "permission_denied",
                    "You do not have permission to perform this action.",
                    "The webhooks API is for accounts with Advanced KDP.");
        } else if (request.is("GET", "/api/webhook-topics")) {
            return webhooks.topics(request, base);
        } else if (request.is("GET", "/api/webhooks")) {
            return webhooks.list(request, base);
        } else if (request.is("POST", "/api/webhooks")) {
            return webhooks.create(body(request), base);
        } else if (request.is("GET", "/api/webhooks/*")) {
            return webhooks.one(request.segment(2), base);
        } else if (request.is("PATCH", "/api/webhooks/*")) {
            return webhooks.change(request.segment(2), body(request), base);
        } else if (request.is("DELETE", "/api/webhooks/*")) {
            return webhooks.delete(request.segment(2));
        }
        return ApiErrors.of(405, "method_not_allowed", "Method not allowed.", "This path has no " + request.method());
    }

    private Reply account(String base) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode account = body.putArray("data").addObject();
        account.put("type", "account").put("id", rules.accountId());
        account.putObject("attributes")
                .put("test_account", true)
                .put("public_api_key", rules.accountId())
                .put("preferred_currency", "EUR")
                .put("timezone", "Europe/Berlin")
                .put("locale", "de-DE");
        account.putObject("links").put("self", base + "/api/accounts/" + rules.accountId() + "/");
        body.putObject("links").put("self", base + "/api/accounts/");
        return ApiErrors.document(200, body);
    }

    private static String group(Request request) {
        String first = request.segments().stream().skip(1).findFirst().orElse("");
        return first.startsWith("webhook") ? "webhooks" : first;
    }

    private static Limit limit(String group) {
        return switch (group) {
            case "profiles", "profile-subscription-bulk-delete-jobs" -> PROFILES;
            case "events" -> EVENTS;
            case "lists" -> LISTS;
            case "webhooks" -> WEBHOOKS;
            case "data-privacy-deletion-jobs" -> DELETIONS;
            default -> OTHERS;
        };
    }

    private static JsonNode body(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new BadRequestException("/data", "The payload is no JSON.", e);
        }
    }
}
