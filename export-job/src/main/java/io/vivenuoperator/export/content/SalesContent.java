package io.vivenuoperator.export.content;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.export.table.SheetTable;
import io.vivenuoperator.export.table.TableKind;
import io.vivenuoperator.store.query.CurrentEvent;
import io.vivenuoperator.store.query.SalesQueries;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.WatchedRegion;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the tables from the database in one snapshot, as far as the export may see. */
public final class SalesContent {
    /** For the statements of a region with a million tickets, on a busy server. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SalesReader reader;
    private final CellMaker cells;

    public SalesContent(SalesReader reader, CellText texts) {
        this.reader = reader;
        this.cells = new CellMaker(texts);
    }

    /**
     * Reads them.
     *
     * @throws io.vivenuoperator.platform.database.DatabaseException if the database can't answer
     */
    public ContentResult read(VisibleRegions regions, List<TableKind> kinds) {
        return reader.readWhole(PATIENCE, regions, queries -> {
            List<String> unknown = unknown(regions, queries.regions());
            return unknown.isEmpty()
                    ? new ContentResult.Tables(tables(queries, kinds))
                    : new ContentResult.UnknownRegions(unknown);
        });
    }

    private static List<String> unknown(VisibleRegions wanted, List<WatchedRegion> watched) {
        Set<String> known = watched.stream().map(WatchedRegion::region).collect(Collectors.toSet());
        return switch (wanted) {
            case VisibleRegions.All _ -> List.of();
            case VisibleRegions.Named(List<RegionKey> keys) ->
                keys.stream()
                        .map(RegionKey::value)
                        .filter(region -> !known.contains(region))
                        .toList();
        };
    }

    private List<SheetTable> tables(SalesQueries queries, List<TableKind> kinds) throws SQLException {
        List<CurrentEvent> events = queries.currentEvents();
        List<SheetTable> tables = new ArrayList<>();
        for (TableKind kind : kinds) {
            tables.add(new SheetTable(
                    kind,
                    switch (kind) {
                        case EVENTS -> new EventRows(cells).of(events);
                        case TICKET_TYPES -> new TicketTypeRows(cells).of(queries.everyTicketType(), events);
                        case SALES_DATE_CHANGES ->
                            new SalesDateRows(cells).of(queries.calendar().salesDateChanges());
                    }));
        }
        return tables;
    }
}
