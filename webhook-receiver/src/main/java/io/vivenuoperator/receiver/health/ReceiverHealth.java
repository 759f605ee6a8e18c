package io.vivenuoperator.receiver.health;

import io.vivenuoperator.platform.service.health.HealthCheck;
import io.vivenuoperator.platform.service.health.HealthState;
import io.vivenuoperator.receiver.batch.WriterState;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import java.util.function.Supplier;

/** Alive: a restart would not help. Ready: a delivery sent now can be stored. */
public final class ReceiverHealth {
    private final Supplier<WriterState> writer;
    private final Supplier<LoadedRegions> registry;

    public ReceiverHealth(Supplier<WriterState> writer, Supplier<LoadedRegions> registry) {
        this.writer = writer;
        this.registry = registry;
    }

    public HealthCheck writerLives() {
        return HealthCheck.live("writer", () -> {
            WriterState state = writer.get();
            return state(!(state instanceof WriterState.Ended), state);
        });
    }

    public HealthCheck databaseUsable() {
        return HealthCheck.ready("database", () -> {
            WriterState state = writer.get();
            return state(state instanceof WriterState.Writing, state);
        });
    }

    public HealthCheck registryLoaded() {
        return HealthCheck.ready("registry", () -> {
            LoadedRegions now = registry.get();
            return HealthState.of(now.loaded()).with("regions", now.regions().size());
        });
    }

    private static HealthState state(boolean up, WriterState state) {
        String reason =
                switch (state) {
                    case WriterState.Writing() -> "";
                    case WriterState.Away(String away) -> away;
                    case WriterState.Ended(String end) -> end;
                };
        return HealthState.of(up).with("reason", reason);
    }
}
