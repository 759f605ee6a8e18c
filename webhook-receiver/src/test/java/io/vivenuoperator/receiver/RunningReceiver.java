package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.metrics.DatabaseMetrics;
import io.vivenuoperator.receiver.batch.DeliveryStores;
import io.vivenuoperator.receiver.persistence.PostgresStores;
import io.vivenuoperator.receiver.settings.ReceiverSettings;
import io.vivenuoperator.store.figures.StoreFigureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A receiver in this JVM with everything a test needs around it. */
final class RunningReceiver implements AutoCloseable {
    static final String REGIONS = """
            {"revision":"r1","regions":[{"region":"dach","signingKeys":["dach-new","dach-old"]},
             {"region":"ticketing/italy","signingKeys":["italy-key"]},{"region":"unkeyed","signingKeys":[]}]}""";

    private final Receiver receiver;
    private final Vivenu vivenu;
    private final Vivenu management;

    private RunningReceiver(Receiver receiver) {
        this.receiver = receiver;
        vivenu = new Vivenu(receiver.port());
        management = new Vivenu(receiver.managementPort());
    }

    static RunningReceiver start(String databaseUrl, Path regionsFile, Map<String, String> settings) {
        ReceiverSettings all = settings(databaseUrl, regionsFile, settings);
        PrometheusRegistry meters = Receiver.meters();
        var database = new DatabaseMetrics(meters, Receiver.COMPONENT);
        return start(all, new PostgresStores(all.database(), all.news(), database, Clock.systemUTC()), meters);
    }

    static RunningReceiver start(DeliveryStores stores, Path regionsFile, Map<String, String> settings) {
        return start(
                settings("postgresql://nobody@127.0.0.1:1/none", regionsFile, settings), stores, Receiver.meters());
    }

    private static RunningReceiver start(ReceiverSettings settings, DeliveryStores stores, PrometheusRegistry meters) {
        Clock clock = Clock.systemUTC();
        var figures = new StoreFigureReader(settings.database(), Receiver.FIGURES, DatabaseObserver.NONE, clock);
        return new RunningReceiver(Receiver.start(settings, stores, figures, meters, clock));
    }

    private static ReceiverSettings settings(String databaseUrl, Path regionsFile, Map<String, String> settings) {
        var environment = new HashMap<>(Map.of(
                "DATABASE_URL", databaseUrl,
                "REGIONS_FILE", regionsFile.toString(),
                "HOST", "127.0.0.1",
                "PORT", "0",
                "MANAGEMENT_PORT", "0",
                "SHUTDOWN_GRACE_SECONDS", "3"));
        environment.putAll(settings);
        return ReceiverSettings.from(new EnvironmentVariables(environment));
    }

    /** Replaces the file atomically. */
    static Path write(Path file, String content) throws IOException {
        Path next = Files.writeString(file.resolveSibling("next"), content);
        return Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    RunningReceiver ready() {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> management.get("/observe/health/ready").statusCode() == 200);
        return this;
    }

    Receiver receiver() {
        return receiver;
    }

    Vivenu vivenu() {
        return vivenu;
    }

    Vivenu management() {
        return management;
    }

    /** The sum of a counter's series whose labels contain this text; 0 if there are none. */
    long metric(String counter, String label) {
        return management
                .get("/observe/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(counter + "{") && line.contains(label))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** A delivery is counted just after its answer, so a client may be faster than the count. */
    void awaitDeliveries(String label, long count) {
        await().untilAsserted(() -> assertThat(metric("vivenu_receiver_deliveries_total", label))
                .as(label)
                .isEqualTo(count));
    }

    @Override
    public void close() {
        receiver.close();
        vivenu.close();
        management.close();
    }
}
