package io.vivenuoperator.events.journal;

import io.vivenuoperator.events.webhook.WebhookRegister;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.service.exchange.Exchange;
import java.util.List;
import java.util.Optional;

/**
 * A question for a page of what became of one webhook's deliveries.
 *
 * @param webhook its id
 * @param limit how many rows
 * @param after the {@code next} of the page before
 */
record JournalQuestion(String webhook, int limit, Optional<String> after) {
    private static final int USUAL = 100;
    private static final int LARGEST = 500;

    /** Empty if there is no such webhook, or none that the key may see. */
    static Optional<JournalQuestion> of(Exchange exchange, Asker asker, WebhookRegister register)
            throws BadParameterException {
        Parameters parameters = Parameters.of(exchange.query(), List.of("limit", "after"));
        int limit = parameters.number("limit", USUAL, 1, LARGEST);
        return register.find(exchange.path("id"), asker.caller().regions())
                .map(webhook -> new JournalQuestion(webhook.identity().uid(), limit, parameters.text("after")));
    }
}
