package io.vivenuoperator.salesapi.calendar;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.store.query.SalesReader;
import java.util.Optional;

/** {@code GET /v1/calendar.ics}: the same dates as a calendar, the whole text as one fact. */
public final class ICalendarQuestion implements Question {
    /** The fact. */
    public static final String TEXT = "calendar";

    private final SalesReader reader;

    public ICalendarQuestion(SalesReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        CalendarQuestion.Seen seen = CalendarQuestion.seen(reader, asked);
        return Optional.of(Document.of(Json.object().put(TEXT, ICalendar.of(seen.entries()))));
    }
}
