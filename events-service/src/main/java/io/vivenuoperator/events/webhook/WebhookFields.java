package io.vivenuoperator.events.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.events.body.SentFields;
import io.vivenuoperator.events.filter.NameForms;
import io.vivenuoperator.events.request.ShownUrl;
import io.vivenuoperator.events.signature.SecretVerdict;
import io.vivenuoperator.events.signature.SigningSecret;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.store.subscription.SubscriptionContent;
import java.util.List;
import java.util.Optional;

/** The fields of a webhook, as they may be sent. */
final class WebhookFields {
    /** All of them. */
    static final List<String> KNOWN = List.of(
            "url", "events", "secret", "active", "name", "regions", "sources", "format", "includeMetadata", "policy");

    private static final String REGIONS = "regions";
    private static final String SOURCES = "sources";
    private static final List<String> POLICY =
            List.of("maxRetries", "timeoutSeconds", "maxInFlight", "ratePerSecond", "order");
    private static final List<String> FORMATS = List.of("Standard", "CloudEventsStructured", "CloudEventsBinary");
    private static final List<String> ORDERS = List.of("None", "Key", "All");
    private static final int MOST_TYPES = 50;
    private static final int LONGEST_SECRET = 256;
    private static final int LONGEST_NAME = 100;

    private final SentFields sent;
    private final WebhookTargets targets;

    WebhookFields(SentFields sent, WebhookTargets targets) {
        this.sent = sent;
        this.targets = targets;
    }

    /** The URL, if it was sent, with what may be wrong with it. */
    Optional<JudgedUrl> url() throws BadParameterException {
        Optional<String> url = sent.text("url");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        return switch (targets.judge(url.get())) {
            case WebhookTargets.TargetRuling.Allowed(var warning) -> Optional.of(new JudgedUrl(url.get(), warning));
            case WebhookTargets.TargetRuling.Forbidden(String rule) -> throw sent.bad("url", rule);
        };
    }

    /** A URL that may be used. */
    record JudgedUrl(String url, Optional<String> warning) {
        @Override
        public String toString() {
            return "JudgedUrl[" + ShownUrl.of(url) + "]";
        }
    }

    Optional<String> secret() throws BadParameterException {
        Optional<String> secret = sent.text("secret", LONGEST_SECRET);
        if (secret.isPresent()
                && SigningSecret.of(secret.get()) instanceof SecretVerdict.Unusable(var _, String message)) {
            throw sent.bad("secret", message.replaceFirst("^secret: ", ""));
        }
        return secret;
    }

    Optional<Boolean> active() throws BadParameterException {
        return sent.flag("active");
    }

    Optional<String> name() throws BadParameterException {
        Optional<String> name = sent.text("name");
        if (name.isPresent()
                && (name.get().length() > LONGEST_NAME
                        || name.get().isBlank()
                        || name.get().chars().anyMatch(Character::isISOControl))) {
            throw sent.bad("name", "must be 1 to " + LONGEST_NAME + " printable characters");
        }
        return name;
    }

    /** Whether something was sent that is encrypted, or stands beside what is. */
    boolean touchSecrets() {
        return sent.has("url") || sent.has("secret") || sent.has("format") || sent.has("includeMetadata");
    }

    /** Writes what was sent of the selection, the target and the policy over what was there. */
    void writeTo(ObjectNode spec, VisibleRegions visible) throws BadParameterException {
        if (sent.has("events")) {
            put(spec, "types", types());
        }
        if (sent.has(REGIONS) || sent.has(SOURCES)) {
            for (String field : List.of(REGIONS, SOURCES)) {
                // Whoever names some of one kind does not mean all of the other.
                if (sent.has(field) || isEvery(spec.path(field))) {
                    put(spec, field, sources(field, visible));
                }
            }
        }
        ObjectNode webhook = within(within(spec, "deliver"), "webhook");
        sent.word("format", FORMATS).ifPresent(word -> webhook.put("format", word));
        sent.flag("includeMetadata").ifPresent(flag -> webhook.put("includeMetadata", flag));
        Optional<SentFields> policy = sent.object("policy", POLICY);
        if (policy.isPresent()) {
            writePolicy(policy.get(), within(spec, "policy"));
        }
    }

    private static boolean isEvery(JsonNode names) {
        return names.path(0).asText().equals(SubscriptionContent.EVERY_REGION);
    }

    private List<String> types() throws BadParameterException {
        List<String> types = sent.list("events");
        if (types.isEmpty() || types.size() > MOST_TYPES) {
            throw sent.bad("events", "must be a list of 1 to " + MOST_TYPES + " types");
        }
        for (String type : types) {
            if (NameForms.types(type).isEmpty()) {
                throw sent.bad("events", NameForms.TYPE_FORM);
            }
        }
        return types;
    }

    private List<String> sources(String field, VisibleRegions visible) throws BadParameterException {
        List<String> sources = sent.list(field);
        for (String source : sources) {
            if (!NameForms.isSource(source)) {
                throw sent.bad(field, "must be a list of names without an asterisk");
            }
            if (!visible.sees(source)) {
                throw sent.bad(field, "has one that this key may not see");
            }
        }
        return sources;
    }

    private static void writePolicy(SentFields policy, ObjectNode to) throws BadParameterException {
        policy.number("maxRetries", 0, 15).ifPresent(number -> to.put("maxRetries", number));
        policy.number("timeoutSeconds", 2, 30).ifPresent(number -> to.put("timeoutSeconds", number));
        policy.number("maxInFlight", 1, 256).ifPresent(number -> to.put("maxInFlight", number));
        policy.number("ratePerSecond", 1, 10_000).ifPresent(number -> to.put("ratePerSecond", number));
        policy.word("order", ORDERS).ifPresent(word -> to.put("order", word));
    }

    static ObjectNode within(ObjectNode parent, String name) {
        return parent.path(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }

    private static void put(ObjectNode to, String name, List<String> texts) {
        var list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        to.set(name, list);
    }

    BadParameterException missing(String field, String detail) {
        return sent.bad(field, detail);
    }
}
