package io.vivenuoperator.store.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The roles that programs log in as, where it is not the one that migrates.
 *
 * @param runtime of receivers and polls
 * @param reader of the read API
 */
public record ProgramRoles(Optional<RuntimeRole> runtime, Optional<ReaderRole> reader) {
    /** One role for everything. */
    public static final ProgramRoles NONE = new ProgramRoles(Optional.empty(), Optional.empty());

    /** Who may read the schema {@code api}: whoever may read everything anyway, and the reader. */
    List<String> readers() {
        return Stream.concat(runtime.map(RuntimeRole::name).stream(), reader.map(ReaderRole::name).stream())
                .distinct()
                .toList();
    }
}
