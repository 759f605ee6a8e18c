package io.vivenuoperator.platform.service.wire;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A set of header names, matched case-insensitively without creating a string for each header of a request. */
public final class FieldNames {
    private final List<String> names;

    /** @param names in lower case */
    public FieldNames(Collection<String> names) {
        this.names = List.copyOf(names);
    }

    /** The name in lower case, if it is in this set. */
    Optional<String> find(ByteQueue in, int end) {
        for (String name : names) {
            if (name.length() == end && in.startsWithIgnoringCase(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
