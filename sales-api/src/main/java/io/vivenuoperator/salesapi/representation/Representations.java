package io.vivenuoperator.salesapi.representation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.service.exchange.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The forms in which the answers of one path are offered; the first is the one that everybody gets who asks for none. */
public final class Representations {
    public static final Representations JSON = new Representations(List.of(Form.JSON), List.of(), Object::toString);

    private final List<Form> forms;
    private final List<Column> columns;
    private final Function<ObjectNode, String> own;

    private Representations(List<Form> forms, List<Column> columns, Function<ObjectNode, String> own) {
        this.forms = List.copyOf(forms);
        this.columns = List.copyOf(columns);
        this.own = own;
    }

    /** A list: JSON, CSV with these columns, NDJSON. */
    public static Representations list(Column... columns) {
        return new Representations(List.of(Form.JSON, Form.CSV, Form.NDJSON), Arrays.asList(columns), Object::toString);
    }

    /** The same with columns of text, times and numbers. */
    public static Representations list(String... columns) {
        return list(Arrays.stream(columns).map(Column::of).toArray(Column[]::new));
    }

    /** A whole table, which has no JSON because that would have no end that proves itself. */
    public static Representations table() {
        return new Representations(List.of(Form.NDJSON, Form.CSV), List.of(), Object::toString);
    }

    /**
     * A calendar, and nothing else.
     *
     * @param calendar makes it of the answer's facts
     */
    public static Representations calendar(Function<ObjectNode, String> calendar) {
        return new Representations(List.of(Form.CALENDAR), List.of(), calendar);
    }

    /** The form for an {@code Accept}; empty if it wants none of these. */
    public Optional<Form> accepted(Optional<String> accept) {
        return accept.filter(header -> !header.isBlank())
                .map(header -> Accept.of(header).choose(forms))
                .orElse(Optional.of(forms.getFirst()));
    }

    /** What is offered, as a person reads it. */
    public String offered() {
        return forms.stream().map(Form::mediaType).collect(Collectors.joining(", "));
    }

    /**
     * The content of an answer.
     *
     * @param all the answer as JSON has it
     * @param fields those that were asked for; none: all
     */
    public Answer.Content content(Form form, ObjectNode all, List<String> fields) {
        return new Answer.Content(
                form.contentType(),
                switch (form) {
                    case JSON -> all.toString();
                    case CSV -> new Table(all).csv(shown(fields));
                    case NDJSON -> new Table(all).ndjson();
                    case CALENDAR -> own.apply(all);
                });
    }

    /** In the order in which they were asked for, as JSON has them. */
    private List<Column> shown(List<String> fields) {
        List<Column> wanted = new ArrayList<>();
        fields.forEach(field ->
                columns.stream().filter(column -> column.name().equals(field)).forEach(wanted::add));
        return wanted.isEmpty() ? columns : wanted;
    }
}
