package io.vivenuoperator.receiver;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.config.Program;
import io.vivenuoperator.platform.database.metrics.DatabaseMetrics;
import io.vivenuoperator.receiver.persistence.PostgresStores;
import io.vivenuoperator.receiver.settings.ReceiverSettings;
import io.vivenuoperator.store.figures.StoreFigureReader;
import java.time.Clock;

/** {@code java -jar webhook-receiver.jar}. Exit codes: 0 after a drain, 2 if misconfigured, 1 if a port can't be opened. */
public final class ReceiverMain {
    private ReceiverMain() {}

    public static void main(String[] args) {
        new Program(Receiver.COMPONENT).start(environment -> {
            var settings = ReceiverSettings.from(environment);
            Clock clock = Clock.systemUTC();
            PrometheusRegistry meters = Receiver.meters();
            var database = new DatabaseMetrics(meters, Receiver.COMPONENT);
            var stores = new PostgresStores(settings.database(), settings.news(), database, clock);
            var figures = new StoreFigureReader(settings.database(), Receiver.FIGURES, database, clock);
            Receiver.start(settings, stores, figures, meters, clock).untilTerminated();
        });
    }
}
