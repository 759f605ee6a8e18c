package io.vivenuoperator.events.journal;

import com.fasterxml.jackson.databind.node.LongNode;
import io.vivenuoperator.events.webhook.WebhookRegister;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.store.delivery.DeliveryHistory;
import io.vivenuoperator.store.delivery.DeliveryHistory.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** {@code GET /webhooks/{id}/dead-letters}: what was given up, in the order of the log. */
public final class DeadLettersAnswer implements KeyedAnswer {
    private static final Pattern SEQ = Pattern.compile("[0-9]{1,18}");

    private final WebhookRegister register;
    private final Database database;
    private final Duration longest;
    private final DeliveryHistory history = new DeliveryHistory();

    /**
     * Over a database.
     *
     * @param longest after which it gives up a statement
     */
    public DeadLettersAnswer(WebhookRegister register, Database database, Duration longest) {
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
        String after = asked.after().orElse("0");
        if (!SEQ.matcher(after).matches()) {
            throw new BadParameterException("after", "must be the 'next' of a page, or a letter's 'seq'");
        }
        List<DeadLetter> found = database.read(
                longest,
                UnaryOperator.identity(),
                tx -> history.deadLetters(tx, asked.webhook(), Long.parseLong(after), asked.limit() + 1));
        return Optional.of(new JournalPage<>(found, asked.limit())
                .answer(
                        "deadLetters",
                        JournalText::deadLetter,
                        last -> LongNode.valueOf(last.message().seq())));
    }
}
