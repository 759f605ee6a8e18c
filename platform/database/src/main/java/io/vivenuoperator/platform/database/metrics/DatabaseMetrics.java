package io.vivenuoperator.platform.database.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.database.DatabaseObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code vivenu_database_*} of one program, whatever connections it holds. */
public final class DatabaseMetrics implements DatabaseObserver {
    private static final String PREFIX = "vivenu_database_";
    private static final String COMPONENT = "component";
    private static final int CLASS_LENGTH = 2;
    /** The server is stopping or starting, or the connection is lost. */
    private static final String CONNECTION_CLASS = "08";

    private static final String STOPPING = "57P";
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double[] TRANSACTION_SECONDS = {.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2, 5, 10};
    private static final double[] CONNECT_SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2, 5};

    private final String component;
    private final Counter transactions;
    private final CounterDataPoint committed;
    private final DistributionDataPoint transactionDuration;
    private final DistributionDataPoint connectDuration;
    private final CounterDataPoint connected;
    private final CounterDataPoint notConnected;
    private volatile Optional<Boolean> reached = Optional.empty();

    /**
     * Registers the families; once for a registry.
     *
     * @param component the program
     */
    public DatabaseMetrics(PrometheusRegistry registry, String component) {
        this.component = component;
        transactions = Counter.builder()
                .name(PREFIX + "transactions")
                .help(
                        "Transactions, and what failed of them by the first two characters of its SQLSTATE; the class is empty"
                                + " if it did not come from the server. 22 and 23 are rows that were refused for their data")
                .labelNames(COMPONENT, "outcome", "sqlstate_class")
                .withoutExemplars()
                .register(registry);
        transactionDuration = histogram(
                registry,
                "transaction_duration_seconds",
                "From the wait for a connection to the end of a transaction, however it ended",
                TRANSACTION_SECONDS);
        connectDuration = histogram(
                registry,
                "connect_duration_seconds",
                "Opening a connection, login included, whether it succeeded or not",
                CONNECT_SECONDS);
        Counter connects = Counter.builder()
                .name(PREFIX + "connects")
                .help("Connections that were opened, or could not be")
                .labelNames(COMPONENT, "outcome")
                .withoutExemplars()
                .register(registry);
        committed = transactions.labelValues(component, "committed", "");
        connected = connects.labelValues(component, "connected");
        notConnected = connects.labelValues(component, "failed");
        GaugeWithCallback.builder()
                .name(PREFIX + "up")
                .help("1 if the last login or transaction reached the server; absent before the first one")
                .labelNames(COMPONENT)
                .callback(shown -> reached.ifPresent(up -> shown.call(up ? 1 : 0, component)))
                .register(registry);
    }

    private DistributionDataPoint histogram(PrometheusRegistry registry, String name, String help, double[] buckets) {
        return Histogram.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(COMPONENT)
                .classicOnly()
                .classicUpperBounds(buckets)
                .withoutExemplars()
                .register(registry)
                .labelValues(component);
    }

    @Override
    public void connected(Duration took) {
        connected.inc();
        connectDuration.observe(seconds(took));
        reached = Optional.of(true);
    }

    @Override
    public void notConnected(Duration took) {
        notConnected.inc();
        connectDuration.observe(seconds(took));
        reached = Optional.of(false);
    }

    @Override
    public void committed(Duration took) {
        committed.inc();
        transactionDuration.observe(seconds(took));
        reached = Optional.of(true);
    }

    @Override
    public void failed(String sqlState, Duration took) {
        String kind = sqlState.length() < CLASS_LENGTH ? "" : sqlState.substring(0, CLASS_LENGTH);
        transactions.labelValues(component, "failed", kind).inc();
        transactionDuration.observe(seconds(took));
        if (!kind.isEmpty()) {
            reached = Optional.of(!kind.equals(CONNECTION_CLASS) && !sqlState.startsWith(STOPPING));
        }
    }

    private static double seconds(Duration took) {
        return took.toNanos() / NANOS_PER_SECOND;
    }
}
