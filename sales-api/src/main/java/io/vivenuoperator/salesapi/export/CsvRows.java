package io.vivenuoperator.salesapi.export;

import io.vivenuoperator.salesapi.representation.CsvCells;
import io.vivenuoperator.store.query.ExportColumn;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CSV, whose last record is {@code #end} and the number of rows, with as many cells as the others. No region has such a name. */
final class CsvRows implements RowWriter {
    private static final String END = "#end";

    private final Writer writer;
    private final CsvCells cells;
    private final int columns;

    CsvRows(List<ExportColumn> columns, OutputStream out) throws IOException {
        this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.cells =
                new CsvCells(writer, columns.stream().map(ExportColumn::name).toList());
        this.columns = columns.size();
    }

    @Override
    public void row(List<Optional<Object>> row) throws IOException {
        cells.row(row);
    }

    @Override
    public void end(long rows) throws IOException {
        List<Optional<Object>> last = new ArrayList<>(List.of(Optional.of(END), Optional.of(rows)));
        while (last.size() < columns) {
            last.add(Optional.empty());
        }
        cells.row(last);
        cells.close();
        writer.flush();
    }
}
