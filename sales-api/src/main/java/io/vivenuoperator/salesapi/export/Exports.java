package io.vivenuoperator.salesapi.export;

import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.store.query.Export;
import io.vivenuoperator.store.query.SalesReader;
import java.time.Duration;

/** The exports of one process, which share their places. */
public final class Exports implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final SalesReader reader;
    private final ExportSlots slots;
    private final SilentClients clients = new SilentClients(SILENCE);

    /** @param most how many may run at once; at least 1 */
    public Exports(SalesReader reader, int most) {
        this.reader = reader;
        this.slots = new ExportSlots(most);
    }

    public KeyedAnswer of(Export export) {
        return new ExportAnswer(export, reader, slots, clients);
    }

    @Override
    public void close() {
        clients.close();
    }
}
