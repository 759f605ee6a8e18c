package io.vivenuoperator.poller.reading;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A value that a field may have, and what it means by hand and head, not by our code.
 *
 * @param json as it is sent; empty when the field is not there
 * @param meaning as it is stored; empty when nobody can tell
 */
record Choice(String json, Optional<String> meaning) {
    static Choice means(String json, String meaning) {
        return new Choice(json, Optional.of(meaning));
    }

    static Choice nothing(String json) {
        return new Choice(json, Optional.empty());
    }

    /** A text that means itself. */
    static Choice text(String text) {
        return means('"' + text + '"', text);
    }

    /** One of the odd ones now and then, else the usual one. */
    static Choice of(RandomGenerator chance, Choice usual, List<Choice> odd) {
        return chance.nextInt(4) == 0 ? odd.get(chance.nextInt(odd.size())) : usual;
    }

    /** The field in its object, with the comma before it. */
    String in(String field) {
        return json.isEmpty() ? "" : ",\"" + field + "\":" + json;
    }
}
