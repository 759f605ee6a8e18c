package io.vivenuoperator.events.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.events.webhook.WebhookRegister;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.store.activity.ActivityCount;
import io.vivenuoperator.store.activity.ActivityGroup;
import io.vivenuoperator.store.activity.ActivityQueries;
import io.vivenuoperator.store.activity.ActivityQuestion;
import io.vivenuoperator.store.delivery.DeliveryMinutes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code GET /events/metrics}: how much was published and delivered, by type, source or subscription. */
public final class ActivityAnswer implements KeyedAnswer {
    private static final List<String> PARAMETERS = List.of("by", "step", "from", "to");
    private static final Map<String, Duration> STEPS = Map.of(
            "1m", Duration.ofMinutes(1),
            "5m", Duration.ofMinutes(5),
            "15m", Duration.ofMinutes(15),
            "1h", Duration.ofHours(1),
            "1d", Duration.ofDays(1));
    private static final List<String> STEP_WORDS = List.of("1m", "5m", "15m", "1h", "1d");
    private static final List<String> GROUPS = List.of("type", "source", "subscription");
    private static final Duration USUAL = Duration.ofHours(1);
    private static final int MOST_STEPS = 1_440;

    private final Database database;
    private final Duration longest;

    /**
     * Over a database.
     *
     * @param longest after which it gives up a statement
     */
    public ActivityAnswer(Database database, Duration longest) {
        this.database = database;
        this.longest = longest;
    }

    @Override
    public Optional<Answer> answer(Exchange exchange, Asker asker, Instant now) throws BadParameterException {
        Parameters parameters = Parameters.of(exchange.query(), PARAMETERS);
        ActivityQuestion question = question(parameters, asker.caller().regions(), now);
        ObjectNode json = database.read(longest, UnaryOperator.identity(), tx -> {
            // Asked first: what is counted meanwhile only makes the counts more complete than is said.
            Optional<Instant> complete = DeliveryMinutes.completeUntil(tx);
            return json(
                    question,
                    complete.filter(question.to()::isAfter).orElse(question.to()),
                    ActivityQueries.published(tx, question),
                    ActivityQueries.delivered(tx, question));
        });
        return Optional.of(Answer.json(Status.OK_200, json.toString()).with(HeaderNames.CACHE_CONTROL, "no-store"));
    }

    private static ActivityQuestion question(Parameters parameters, VisibleRegions regions, Instant now)
            throws BadParameterException {
        ActivityGroup by =
                ActivityGroup.valueOf(parameters.word("by", "type", GROUPS).toUpperCase(Locale.ROOT));
        Duration step = STEPS.getOrDefault(parameters.word("step", "1m", STEP_WORDS), Duration.ofMinutes(1));
        Instant to = parameters.instant("to", ZoneOffset.UTC).orElse(now);
        Instant from = parameters.instant("from", ZoneOffset.UTC).orElse(to.minus(USUAL));
        if (!from.isBefore(to)) {
            throw new BadParameterException("from", "must lie before 'to'");
        }
        if (Duration.between(from, to).dividedBy(step) > MOST_STEPS) {
            throw new BadParameterException(
                    "step", "would make more than " + MOST_STEPS + " steps, ask for longer ones");
        }
        return new ActivityQuestion(by, from, to, step, WebhookRegister.regions(regions));
    }

    private static ObjectNode json(
            ActivityQuestion question,
            Instant deliveredUntil,
            List<ActivityCount> published,
            List<ActivityCount> delivered) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("by", question.by().word())
                .put("from", question.from().toString())
                .put("to", question.to().toString())
                .put("stepSeconds", question.step().toSeconds());
        var counts = json.putArray("published");
        published.forEach(one -> counts.add(row(one).put("events", one.done())));
        json.put("deliveredUntil", deliveredUntil.toString());
        var attempts = json.putArray("delivered");
        delivered.forEach(
                one -> attempts.add(row(one).put("delivered", one.done()).put("failed", one.failed())));
        return json;
    }

    private static ObjectNode row(ActivityCount count) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", count.step().toString())
                .put("name", count.name());
    }
}
