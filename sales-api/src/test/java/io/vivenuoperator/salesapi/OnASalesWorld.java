package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.view.SalesTables;
import io.vivenuoperator.store.view.SalesWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The API on random sales, and what each figure must be by a recount of them. */
abstract class OnASalesWorld {
    static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "Australia/Adelaide",
            "Asia/Kolkata",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "Asia/Kathmandu");
    private static final int DAYS = 12;

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @TempDir
    Path folder;

    SalesWorld world;
    Random chance;
    RunningApi api;

    /** Sales up to now. */
    void live(long seed) {
        live(seed, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    void live(long seed, Instant ends) {
        chance = new Random(seed);
        world = SalesWorld.random(seed, ends, DAYS);
        SalesTables.fill(db, world);
        api = new RunningApi(db.readerUrl(), folder, Map.of("REQUESTS_PER_KEY_PER_MINUTE", "100000"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    <T> T oneOf(List<T> some) {
        return some.get(chance.nextInt(some.size()));
    }

    static Instant at(JsonNode text) {
        return OffsetDateTime.parse(text.textValue()).toInstant();
    }

    static Instant asOf(JsonNode answer) {
        return Instant.parse(answer.path("as_of").textValue());
    }

    static @Nullable Long number(JsonNode value) {
        assertThat(value.isMissingNode()).isFalse();
        return value.isNull() ? null : (Long) value.longValue();
    }

    /** Of regions with the instants since which they are complete. */
    record Watched(SalesWorld.Region region, @Nullable Instant since) {
        boolean looked(Instant begins, Instant ends) {
            return region.lookedSeconds(begins, ends, since) != null;
        }

        double share(Instant begins, Instant ends) {
            Double seconds = region.lookedSeconds(begins, ends, since);
            return seconds == null
                    ? 0
                    : seconds * 1_000 / Duration.between(begins, ends).toMillis();
        }
    }

    static @Nullable Long sold(long sold, List<Watched> regions, Instant begins, Instant ends) {
        return sold == 0 && regions.stream().noneMatch(one -> one.looked(begins, ends)) ? null : (Long) sold;
    }

    static double covered(List<Watched> regions, Instant begins, Instant ends) {
        return regions.stream()
                .flatMapToDouble(one -> DoubleStream.of(one.share(begins, ends)))
                .min()
                .orElse(0);
    }

    /** What may be said of a state. */
    static @Nullable Long total(long state, boolean complete) {
        return state == 0 && !complete ? null : (Long) state;
    }
}
