package io.vivenuoperator.receiver.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.figures.StoreFigureReader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The store's figures are shown once in an installation. */
class StoreFigureRoundsIT {
    private static final Duration EVERY = Duration.ofMillis(50);

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    private final List<StoreFigureRounds> rounds = new ArrayList<>();

    @AfterEach
    void close() {
        rounds.forEach(StoreFigureRounds::close);
    }

    private StoreFigureRounds start(String program, PrometheusRegistry registry) {
        var reader = new StoreFigureReader(
                DatabaseUrl.parse(database.runtimeUrl()), program, DatabaseObserver.NONE, Clock.systemUTC());
        var started = StoreFigureRounds.start(reader, EVERY, registry);
        rounds.add(started);
        return started;
    }

    private static String scrape(PrometheusRegistry registry) {
        return PrometheusTextFormatWriter.create().toDebugString(registry.scrape());
    }

    private static boolean shown(PrometheusRegistry registry) {
        return scrape(registry).contains("vivenu_store_schema_version " + (double) StoreDatabase.SCHEMA);
    }

    @Test
    void oneShowsThemAndWhenItEndsAnotherDoes() {
        // given
        var one = new PrometheusRegistry();
        var other = new PrometheusRegistry();
        StoreFigureRounds first = start("first", one);
        await().until(() -> shown(one));
        start("second", other);
        await().pollDelay(EVERY.multipliedBy(6)).until(() -> shown(one));
        assertThat(scrape(other)).doesNotContain("vivenu_store_");

        // when
        first.close();

        // then
        await().until(() -> shown(other));
        assertThat(scrape(one)).doesNotContain("vivenu_store_");
    }

    @Test
    void whatCanNotBeReadIsNotShown() {
        // given
        var registry = new PrometheusRegistry();
        start("first", registry);
        await().until(() -> shown(registry));

        // when
        database.execute("ALTER TABLE quarantine RENAME TO elsewhere");

        // then
        await().until(() -> !scrape(registry).contains("vivenu_store_"));
    }
}
