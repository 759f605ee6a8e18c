package io.vivenuoperator.receiver.health;

import io.helidon.health.HealthCheckResponse;
import io.vivenuoperator.receiver.batch.WriterState;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Answers the two questions of a kubelet. Alive: a restart would not help. Ready: a delivery that is sent now can be stored.
 */
public final class ReceiverHealth {

    private final Supplier<WriterState> writer;
    private final Supplier<LoadedRegions> registry;
    private final BooleanSupplier draining;

    public ReceiverHealth(Supplier<WriterState> writer, Supplier<LoadedRegions> registry, BooleanSupplier draining) {
        this.writer = writer;
        this.registry = registry;
        this.draining = draining;
    }

    public HealthCheckResponse writerLives() {
        return response(!(writer.get() instanceof WriterState.Ended), writer.get());
    }

    public HealthCheckResponse databaseUsable() {
        return response(writer.get() instanceof WriterState.Writing, writer.get());
    }

    public HealthCheckResponse registryLoaded() {
        return HealthCheckResponse.builder()
                .status(registry.get().loaded())
                .detail("regions", registry.get().regions().size())
                .build();
    }

    public HealthCheckResponse takingRequests() {
        return HealthCheckResponse.builder().status(!draining.getAsBoolean()).build();
    }

    private static HealthCheckResponse response(boolean up, WriterState state) {
        String reason =
                switch (state) {
                    case WriterState.Writing() -> "";
                    case WriterState.Away(String away) -> away;
                    case WriterState.Ended(String end) -> end;
                };
        return HealthCheckResponse.builder().status(up).detail("reason", reason).build();
    }
}
