package io.vivenuoperator.poller.reading;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A possible value of a field, and its meaning as worked out by a person, not by our code.
 *
 * @param json as sent; empty if the field is missing
 * @param meaning as stored; empty if it is undefined
 */
record Choice(String json, Optional<String> meaning) {
    static Choice means(String json, String meaning) {
        return new Choice(json, Optional.of(meaning));
    }

    static Choice nothing(String json) {
        return new Choice(json, Optional.empty());
    }

    /** A text that stands for itself. */
    static Choice text(String text) {
        return means('"' + text + '"', text);
    }

    /** Occasionally an odd one, otherwise the usual one. */
    static Choice of(RandomGenerator chance, Choice usual, List<Choice> odd) {
        return chance.nextInt(4) == 0 ? odd.get(chance.nextInt(odd.size())) : usual;
    }

    /** The field in its object, including the preceding comma. */
    String in(String field) {
        return json.isEmpty() ? "" : ",\"" + field + "\":" + json;
    }
}
