package io.vivenuoperator.events.journal;

import com.fasterxml.jackson.databind.node.TextNode;
import io.vivenuoperator.events.webhook.WebhookRegister;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.store.delivery.DeliveryHistory;
import io.vivenuoperator.store.delivery.DeliveryHistory.AttemptPlace;
import io.vivenuoperator.store.delivery.DeliveryHistory.PastAttempt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code GET /webhooks/{id}/attempts}: what was tried, the newest first. */
public final class AttemptsAnswer implements KeyedAnswer {
    /** Microseconds since 1970, as the database has them, the event's seq and the attempt's number. */
    private static final Pattern PLACE = Pattern.compile("([0-9]{1,16})-([0-9]{1,18})-([0-9]{1,9})");

    private final WebhookRegister register;
    private final Database database;
    private final Duration longest;
    private final DeliveryHistory history = new DeliveryHistory();

    /**
     * Over a database.
     *
     * @param longest after which it gives up a statement
     */
    public AttemptsAnswer(WebhookRegister register, Database database, Duration longest) {
        this.register = register;
        this.database = database;
        this.longest = longest;
    }

    @Override
    public Optional<Answer> answer(Exchange exchange, Asker asker, Instant now) throws BadParameterException {
        Optional<JournalQuestion> question = JournalQuestion.of(exchange, asker, register);
        if (question.isEmpty()) {
            return Optional.empty();
        }
        JournalQuestion asked = question.get();
        AttemptPlace before =
                asked.after().isEmpty() ? AttemptPlace.END : place(asked.after().get());
        List<PastAttempt> found = database.read(
                longest,
                UnaryOperator.identity(),
                tx -> history.attempts(tx, asked.webhook(), before, asked.limit() + 1));
        return Optional.of(new JournalPage<>(found, asked.limit())
                .answer("attempts", JournalText::attempt, last -> TextNode.valueOf(text(last.place()))));
    }

    private static String text(AttemptPlace place) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, place.at()) + "-" + place.seq() + "-" + place.number();
    }

    private static AttemptPlace place(String text) throws BadParameterException {
        Matcher parts = PLACE.matcher(text);
        if (!parts.matches()) {
            throw new BadParameterException("after", "must be the 'next' of a page");
        }
        return new AttemptPlace(
                Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
                Long.parseLong(parts.group(2)),
                Integer.parseInt(parts.group(3)));
    }
}
