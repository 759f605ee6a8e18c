package io.vivenuoperator.store.query;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import io.vivenuoperator.platform.database.NamedStatements;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whole tables, row by row: memory does not grow with their number. */
public final class ExportQueries {
    private static final NamedStatements SQL = NamedStatements.of(ExportQueries.class);

    private final Connection tx;

    ExportQueries(Connection tx) {
        this.tx = tx;
    }

    /** Takes one row after the other; what it throws ends the export. */
    @FunctionalInterface
    public interface RowSink {
        /** The cells in the order of {@link Export#columns}; empty is not known. */
        void row(List<Optional<Object>> cells);
    }

    /** Reads all rows in the order of their time, and returns how many there were. */
    public long each(Export export, ExportFilter filter, RowSink sink) throws SQLException {
        return SQL.in(tx, db -> {
            DbStatementQuery query = db.createNamedQuery(export.word())
                    .addParam("everywhere", filter.regions().isEmpty())
                    .addParam("regions", String.join(",", filter.regions()))
                    .addParam("from", filter.from().map(Instant::toString).orElse("-infinity"))
                    .addParam("to", filter.to().map(Instant::toString).orElse("infinity"))
                    .addParam("deleted", filter.deleted());
            if (export == Export.EVENTS) {
                query.addParam("undated", filter.from().isEmpty() && filter.to().isEmpty());
            }
            if (export == Export.TICKETS) {
                query.addParam("gone", filter.gone());
            }
            try (Stream<DbRow> rows = query.execute()) {
                return rows.mapToLong(row -> {
                            sink.row(cells(export, new Columns(row)));
                            return 1;
                        })
                        .sum();
            }
        });
    }

    private static List<Optional<Object>> cells(Export export, Columns row) {
        return export.columns().stream().map(column -> cell(column, row)).toList();
    }

    private static Optional<Object> cell(ExportColumn column, Columns row) {
        String name = column.name();
        return switch (column.kind()) {
            case TEXT -> row.optionalText(name).map(Object.class::cast);
            case COUNT -> row.count(name).map(Object.class::cast);
            case SHARE -> row.share(name).map(Object.class::cast);
            case DECIMAL -> row.optionalText(name).map(BigDecimal::new);
            case INSTANT -> row.instant(name).map(Object.class::cast);
            case FLAG -> Optional.of(row.flag(name));
        };
    }
}
