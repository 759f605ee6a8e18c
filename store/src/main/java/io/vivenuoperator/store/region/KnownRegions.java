package io.vivenuoperator.store.region;

import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Which names are those of regions. */
public final class KnownRegions {
    private static final NamedStatements SQL = NamedStatements.of(KnownRegions.class);

    private KnownRegions() {}

    /** Those of the names. */
    public static Set<String> among(Connection tx, Collection<String> names) throws SQLException {
        Array asked = tx.createArrayOf("text", names.toArray());
        return SQL.in(
                tx,
                db -> db.createNamedQuery("among")
                        .addParam("names", asked)
                        .execute()
                        .map(row -> row.column("name").getString())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
