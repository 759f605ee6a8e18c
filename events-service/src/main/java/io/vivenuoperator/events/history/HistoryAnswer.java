package io.vivenuoperator.events.history;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.events.filter.WantedMessages;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.store.message.LogEdges;
import io.vivenuoperator.store.message.MessageFilter;
import io.vivenuoperator.store.message.MessageLog;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /events}: what was published, the oldest first, page by page. */
public final class HistoryAnswer implements KeyedAnswer {
    private static final List<String> PARAMETERS = Stream.concat(
                    WantedMessages.PARAMETERS.stream(), Stream.of("since", "until", "limit", "after"))
            .toList();
    private static final int USUAL = 100;
    private static final int LARGEST = 1_000;
    private static final Pattern SEQ = Pattern.compile("[0-9]{1,18}");

    private final Database database;
    private final Duration longest;

    /**
     * Over a database.
     *
     * @param longest after which it gives up a statement
     */
    public HistoryAnswer(Database database, Duration longest) {
        this.database = database;
        this.longest = longest;
    }

    /** What was found, and what the log had then. */
    private record FoundMessages(List<MessageRecord> messages, Optional<LogEdges> edges) {}

    @Override
    public Optional<Answer> answer(Exchange exchange, Asker asker, Instant now) throws BadParameterException {
        Parameters parameters = Parameters.of(WantedMessages.joined(exchange.query()), PARAMETERS);
        MessageFilter filter = filter(parameters, asker);
        int limit = parameters.number("limit", USUAL, 1, LARGEST);
        Optional<Long> after = after(parameters);
        FoundMessages found = database.read(longest, UnaryOperator.identity(), tx -> {
            var log = new MessageLog(tx);
            return new FoundMessages(log.history(filter, after, limit + 1), log.edges());
        });
        Optional<String> reset = reset(after, found.edges());
        return Optional.of(Answer.json(Status.OK_200, page(found.messages(), limit, reset))
                .with(HeaderNames.CACHE_CONTROL, "no-store"));
    }

    private static MessageFilter filter(Parameters parameters, Asker asker) throws BadParameterException {
        MessageFilter filter = WantedMessages.of(parameters, asker.caller().regions());
        Optional<Instant> since = parameters.instant("since", ZoneOffset.UTC);
        Optional<Instant> until = parameters.instant("until", ZoneOffset.UTC);
        if (since.isPresent() && until.isPresent() && !since.get().isBefore(until.get())) {
            throw new BadParameterException("since", "must lie before 'until'");
        }
        return new MessageFilter(filter.types(), filter.sources(), filter.visible(), filter.key(), since, until);
    }

    private static Optional<Long> after(Parameters parameters) throws BadParameterException {
        Optional<String> text = parameters.text("after");
        if (text.filter(digits -> !SEQ.matcher(digits).matches()).isPresent()) {
            throw new BadParameterException("after", "must be the 'next' of a page, or the 'seq' of an event");
        }
        return text.map(Long::valueOf);
    }

    /** What to say of a place that is not in this log: messages before its earliest are gone; behind its head it knows none. */
    private static Optional<String> reset(Optional<Long> after, Optional<LogEdges> edges) throws BadParameterException {
        long place = after.orElse(0L);
        if (place == 0 || edges.isEmpty()) {
            return Optional.empty();
        }
        LogEdges log = edges.get();
        if (place > log.head()) {
            throw new BadParameterException(
                    "after", "is not of this log, which ends at " + log.head() + "; begin anew without it");
        }
        return place >= log.earliest() - 1
                ? Optional.empty()
                : Optional.of("{\"earliest\":" + log.earliest() + ",\"requested\":" + place + "}");
    }

    private static String page(List<MessageRecord> found, int limit, Optional<String> reset) {
        List<MessageRecord> shown = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        String next = found.size() > limit ? Long.toString(shown.getLast().seq()) : "null";
        return shown.stream().map(MessageText::whole).collect(Collectors.joining(",", "{\"events\":[", "]"))
                + ",\"next\":" + next
                + reset.map(json -> ",\"reset\":" + json).orElse("")
                + "}";
    }
}
