package io.vivenuoperator.platform.database;

import java.util.Map;

/** What becomes of one parameter of the database's URL. */
sealed interface UrlVerdict {
    /**
     * The driver gets it, under its own names.
     *
     * @param settings none when the parameter is known and changes nothing here
     */
    record Pass(Map<String, String> settings) implements UrlVerdict {}

    /** Says where the server is or who logs in: host, port, dbname, user, password and the like. */
    record Place() implements UrlVerdict {}

    /** Can't be kept, and to leave it out silently would break what it promises. */
    record Refuse(String why) implements UrlVerdict {}

    /** Neither libpq nor the driver has it: a slip of the pen. */
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
