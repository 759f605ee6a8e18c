package io.vivenuoperator.store.news;

import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The names behind the keys of edges. They are asked for only when there is an edge, in a round trip of their own: text
 * among a pipeline's answers would cost every batch one.
 */
record FigureNames(Map<Integer, NamedEvent> events, Map<Integer, NamedType> types) {
    private static final NamedStatements SQL = NamedStatements.of(FigureNames.class);

    record NamedEvent(String region, String eventId, Optional<String> name) {}

    record NamedType(String ticketTypeId, String name) {}

    static FigureNames of(Connection tx, Collection<FigureEdge> edges) throws SQLException {
        Array events = tx.createArrayOf(
                "int4", edges.stream().map(FigureEdge::eventKey).distinct().toArray());
        Array types = tx.createArrayOf(
                "int4", edges.stream().flatMap(edge -> edge.typeKey().stream()).toArray());
        return new FigureNames(
                SQL.in(
                        tx,
                        db -> db.createNamedQuery("events")
                                .addParam("keys", events)
                                .execute()
                                .collect(Collectors.toMap(
                                        row -> row.column("event_key").getInt(),
                                        row -> new NamedEvent(
                                                row.column("region").getString(),
                                                row.column("event_id").getString(),
                                                Optional.ofNullable(
                                                        row.column("name").get(String.class)))))),
                SQL.in(
                        tx,
                        db -> db.createNamedQuery("types")
                                .addParam("keys", types)
                                .execute()
                                .collect(Collectors.toMap(
                                        row -> row.column("type_key").getInt(),
                                        row -> new NamedType(
                                                row.column("ticket_type_id").getString(),
                                                row.column("name").getString())))));
    }
}
