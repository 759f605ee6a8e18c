package io.vivenuoperator.salesapi.export;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.service.exchange.StreamWriter;
import io.vivenuoperator.salesapi.representation.Form;
import io.vivenuoperator.store.query.Export;
import io.vivenuoperator.store.query.ExportFilter;
import io.vivenuoperator.store.query.SalesReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Writes a table while it is read, in one transaction of one moment. If anything fails, there is no end and so no proof of one. */
record ExportStream(
        SalesReader reader,
        VisibleRegions regions,
        Export export,
        ExportFilter filter,
        Form form,
        ExportSlots slots,
        SilentClients clients)
        implements StreamWriter {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A transaction that stays open keeps the database from cleaning up. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int BUFFER = 64 * 1_024;

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (!slots.take(PATIENCE)) {
            throw new IOException("no place for another export");
        }
        try {
            write(new BufferedOutputStream(clients.watched(out), BUFFER));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            slots.giveBack();
        }
    }

    private void write(OutputStream out) throws IOException {
        RowWriter writer = form == Form.CSV ? new CsvRows(export.columns(), out) : new JsonRows(export.columns(), out);
        long end = System.nanoTime() + LONGEST.toNanos();
        long rows = reader.readWhole(
                PATIENCE,
                regions,
                queries -> queries.export().each(export, filter, cells -> {
                    if (System.nanoTime() > end) {
                        throw new UncheckedIOException(new IOException("an export took too long"));
                    }
                    try {
                        writer.row(cells);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
        writer.end(rows);
        out.flush();
    }
}
