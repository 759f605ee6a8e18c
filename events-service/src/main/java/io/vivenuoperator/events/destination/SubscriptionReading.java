package io.vivenuoperator.events.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.events.format.TargetLimits;
import io.vivenuoperator.events.schedule.RetrySchedule;
import io.vivenuoperator.events.subscription.DeliveryOrder;
import io.vivenuoperator.events.subscription.DeliveryPolicy;
import io.vivenuoperator.events.subscription.DigestPolicy;
import io.vivenuoperator.events.subscription.MessageSelection;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.events.subscription.SubscriptionStart;
import io.vivenuoperator.store.message.NamePattern;
import io.vivenuoperator.store.subscription.SubscriptionContent;
import io.vivenuoperator.store.subscription.SubscriptionRecord;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Reads what the database has of a subscription. */
record SubscriptionReading(SubscriptionRecord row, JsonNode spec) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLIS = 1_000;

    static SubscriptionReading of(SubscriptionRecord row) {
        try {
            return new SubscriptionReading(row, JSON.readTree(row.content().spec()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the specification of a subscription is JSON", e);
        }
    }

    /**
     * As delivery needs it.
     *
     * @param limits of its target, if that can be read
     */
    MessageSubscription subscription(Optional<TargetLimits> limits) {
        return new MessageSubscription(
                row.identity().uid(),
                row.identity().fullName(),
                row.identity().shard(),
                row.revision(),
                new MessageSelection(
                        texts(spec.path("types")).map(NamePattern::new).toList(), sources(), minimumPercent()),
                policy(limits),
                // Its position is made together with it; this is for one that was lost.
                new SubscriptionStart.From(row.createdAt()));
    }

    /** What it asks for, within what its maker may see. Empty: every source. */
    private Optional<Set<String>> sources() {
        Optional<Set<String>> wanted = named(Stream.concat(texts(spec.path("regions")), texts(spec.path("sources"))));
        Optional<Set<String>> visible = named(row.content().regions().stream());
        if (wanted.isEmpty() || visible.isEmpty()) {
            return wanted.or(() -> visible);
        }
        var both = new HashSet<>(wanted.get());
        both.retainAll(visible.get());
        return Optional.of(both);
    }

    private static Optional<Set<String>> named(Stream<String> names) {
        Set<String> all = names.collect(Collectors.toSet());
        return all.contains(SubscriptionContent.EVERY_REGION) ? Optional.empty() : Optional.of(all);
    }

    private OptionalInt minimumPercent() {
        JsonNode percent = spec.path("minimumPercent");
        return percent.isIntegralNumber() ? OptionalInt.of(percent.intValue()) : OptionalInt.empty();
    }

    private DeliveryPolicy policy(Optional<TargetLimits> limits) {
        JsonNode policy = spec.path("policy");
        var standard = DeliveryPolicy.STANDARD;
        Optional<DigestPolicy> digest =
                limits.flatMap(TargetLimits::digestEvery).flatMap(usual -> digest(policy, usual));
        return new DeliveryPolicy(
                policy.has("maxRetries")
                        ? RetrySchedule.standard(policy.path("maxRetries").asInt())
                        : standard.schedule(),
                policy.has("timeoutSeconds")
                        ? Duration.ofSeconds(policy.path("timeoutSeconds").asLong())
                        : standard.timeout(),
                policy.path("maxInFlight").asInt(standard.maxInFlight()),
                rate(policy, limits),
                // What is told together is in the order of the log anyway.
                digest.isPresent()
                        ? DeliveryOrder.NONE
                        : DeliveryOrder.valueOf(policy.path("order")
                                .asText(standard.order().name())
                                .toUpperCase(Locale.ROOT)),
                disableAfter(policy),
                digest);
    }

    /** Empty for one that wants each message by itself, with a window of 0. */
    private static Optional<DigestPolicy> digest(JsonNode policy, Duration usual) {
        JsonNode digest = policy.path("digest");
        Duration window = Duration.ofSeconds(digest.path("windowSeconds").asLong(usual.toSeconds()));
        return window.isPositive()
                ? Optional.of(new DigestPolicy(
                        window, Math.max(1, digest.path("maximum").asInt(DigestPolicy.USUAL_LINES))))
                : Optional.empty();
    }

    /** What it asks for, within what its kind of target bears. */
    private static OptionalDouble rate(JsonNode policy, Optional<TargetLimits> limits) {
        DoubleStream asked = policy.has("ratePerSecond")
                ? DoubleStream.of(policy.path("ratePerSecond").asDouble())
                : DoubleStream.empty();
        DoubleStream borne = limits.flatMap(TargetLimits::rate).stream()
                .mapToDouble(rate -> rate.requests() * MILLIS / rate.span().toMillis());
        return DoubleStream.concat(asked, borne).min();
    }

    private static Optional<Duration> disableAfter(JsonNode policy) {
        JsonNode hours = policy.path("disableAfterHours");
        if (!hours.isIntegralNumber()) {
            return DeliveryPolicy.STANDARD.disableAfter();
        }
        return hours.intValue() == 0 ? Optional.empty() : Optional.of(Duration.ofHours(hours.intValue()));
    }

    /** The word for the format of a webhook. */
    String format() {
        return spec.at("/deliver/webhook/format").asText("Standard");
    }

    /** The word for the card that Teams gets. */
    String cardStyle() {
        return spec.at("/deliver/teams/cardStyle").asText("");
    }

    /** That alerts get besides ours. */
    Map<String, String> labels() {
        return spec.at("/deliver/alertmanager/labels").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, label -> label.getValue().asText()));
    }

    boolean includesMetadata() {
        return spec.at("/deliver/webhook/includeMetadata").asBoolean(false);
    }

    private static Stream<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText);
    }
}
