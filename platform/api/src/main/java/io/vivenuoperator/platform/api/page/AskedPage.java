package io.vivenuoperator.platform.api.page;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which page is asked for. Pages go by the place of a row in its order, not by its number: rows that are added meanwhile move no
 * other one to another page.
 *
 * @param after leaves out the rows up to this place
 */
public record AskedPage(int limit, Optional<Place> after, String question) {
    /** Of every list in pages. */
    public static final List<String> PARAMETERS = List.of("limit", PageCursor.PARAMETER);

    private static final int USUAL = 50;
    private static final int LARGEST = 500;

    /**
     * Reads the parameters of a list.
     *
     * @param list the path, so that a cursor is of use there only
     */
    public static AskedPage of(String list, Parameters parameters) throws BadParameterException {
        return of(list, parameters, List.of());
    }

    /**
     * Reads the parameters of a list.
     *
     * @param list the path, so that a cursor is of use there only
     * @param free other parameters that may differ between its pages
     */
    public static AskedPage of(String list, Parameters parameters, List<String> free) throws BadParameterException {
        String question = list
                + parameters.canonicalWithout(
                        Stream.concat(PARAMETERS.stream(), free.stream()).toList());
        int limit = parameters.number("limit", USUAL, 1, LARGEST);
        Optional<String> cursor = parameters.text(PageCursor.PARAMETER);
        Optional<Place> after =
                cursor.isEmpty() ? Optional.empty() : Optional.of(new PageCursor(question).place(cursor.get()));
        return new AskedPage(limit, after, question);
    }

    /** How many rows to read: one more than the page has tells whether there is another page. */
    public int rowsToRead() {
        return limit + 1;
    }

    /**
     * The page.
     *
     * @param rows that were read
     * @param place of a row in the order
     */
    public <T> Page<T> page(List<T> rows, Function<T, Place> place) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(shown, Optional.of(new PageCursor(question).after(place.apply(shown.getLast()))));
    }
}
