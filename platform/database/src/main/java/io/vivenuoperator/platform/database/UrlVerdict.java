package io.vivenuoperator.platform.database;

import java.util.Map;

/** How one parameter of the database's URL is treated. */
sealed interface UrlVerdict {
    /**
     * Passed to the driver, under the driver's names.
     *
     * @param settings none if the parameter is known and has no effect here
     */
    record Pass(Map<String, String> settings) implements UrlVerdict {}

    /** Names the server or the login: host, port, dbname, user, password and the like. */
    record Place() implements UrlVerdict {}

    /** Can't be honoured, and leaving it out silently would break what it promises. */
    record Refuse(String why) implements UrlVerdict {}

    /** Known neither to libpq nor to the driver: a misspelling. */
    record Unknown() implements UrlVerdict {}

    static UrlVerdict pass(String name, String value) {
        return new Pass(Map.of(name, value));
    }

    static UrlVerdict ignore() {
        return new Pass(Map.of());
    }

    static UrlVerdict refuse(String why) {
        return new Refuse(why);
    }
}
