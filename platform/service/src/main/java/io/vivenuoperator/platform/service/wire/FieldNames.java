package io.vivenuoperator.platform.service.wire;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The names of headers that somebody asks for, found in any case, and without making a string of each name that comes by. */
public final class FieldNames {
    private final List<String> names;

    /** Of names in lower case. */
    public FieldNames(Collection<String> names) {
        this.names = List.copyOf(names);
    }

    /** The name in lower case, when it is one of these. */
    Optional<String> find(ByteQueue in, int end) {
        for (String name : names) {
            if (name.length() == end && in.startsWithIgnoringCase(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
