package io.vivenuoperator.platform.database.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.database.ApplicationProfile;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.ScratchDatabase;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a program shows of its database. */
class DatabaseMetricsIT {
    private static final ApplicationProfile APPLICATION = new ApplicationProfile("shop", "", "");

    @RegisterExtension
    final ScratchDatabase db = ScratchDatabase.empty();

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final DatabaseMetrics metrics = new DatabaseMetrics(registry, "shop");
    private Optional<Database> opened = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(Database::close);
    }

    private Database database(String url) {
        Database database = Database.open(APPLICATION, DatabaseUrl.parse(url), 1, metrics);
        opened = Optional.of(database);
        return database;
    }

    private static boolean run(Database database, String sql) {
        return database.inTransaction(tx -> {
            try (var statement = tx.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private Optional<Double> value(String series) {
        return PrometheusTextFormatWriter.create()
                .toDebugString(registry.scrape())
                .lines()
                .filter(line -> line.startsWith("vivenu_database_" + series + " "))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    private Optional<Double> transactions(String outcome, String kind) {
        return value(
                "transactions_total{component=\"shop\",outcome=\"%s\",sqlstate_class=\"%s\"}".formatted(outcome, kind));
    }

    private Optional<Double> up() {
        return value("up{component=\"shop\"}");
    }

    @Test
    void beforeTheFirstUseNobodyKnowsWhetherItIsUp() {
        database(db.url());

        assertThat(up()).isEmpty();
        assertThat(transactions("committed", "")).hasValue(0.0);
    }

    @Test
    void aCommitIsCountedAndMeasuredAndSoIsTheLogin() {
        run(database(db.url()), "SELECT 1");

        assertThat(transactions("committed", "")).hasValue(1.0);
        assertThat(value("transaction_duration_seconds_count{component=\"shop\"}"))
                .hasValue(1.0);
        assertThat(value("connects_total{component=\"shop\",outcome=\"connected\"}"))
                .hasValue(1.0);
        assertThat(value("connect_duration_seconds_count{component=\"shop\"}")).hasValue(1.0);
        assertThat(up()).hasValue(1.0);
    }

    @Test
    void whatTheServerRefusesIsCountedByItsClassAndTheServerIsUp() {
        var database = database(db.url());

        assertThatThrownBy(() -> run(database, "SELECT 1 / 0")).isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> run(database, "SELECT nothing")).isInstanceOf(DatabaseException.class);

        assertThat(transactions("failed", "22")).hasValue(1.0);
        assertThat(transactions("failed", "42")).hasValue(1.0);
        assertThat(transactions("committed", "")).hasValue(0.0);
        assertThat(up()).hasValue(1.0);
    }

    @Test
    void workThatGivesUpIsNoCommit() {
        assertThatThrownBy(() -> database(db.url()).inTransaction(tx -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(transactions("failed", "")).hasValue(1.0);
    }

    @Test
    void aServerThatIsAwayIsDown() {
        var away = database("postgresql://u:p@127.0.0.1:1/d");

        assertThatThrownBy(() -> run(away, "SELECT 1")).isInstanceOf(DatabaseException.class);

        assertThat(up()).hasValue(0.0);
        assertThat(value("connects_total{component=\"shop\",outcome=\"failed\"}"))
                .hasValueSatisfying(failed -> assertThat(failed).isPositive());
        assertThat(transactions("committed", "")).hasValue(0.0);
    }
}
