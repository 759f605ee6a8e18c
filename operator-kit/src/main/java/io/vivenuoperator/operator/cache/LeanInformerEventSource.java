package io.vivenuoperator.operator.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * An event source that prunes objects before it passes them on. The SDK handles no event before its first list is complete;
 * until then every listed object waits in memory.
 *
 * @param <R> the watched kind
 * @param <P> the kind that is reconciled
 */
public final class LeanInformerEventSource<R extends HasMetadata, P extends HasMetadata>
        extends InformerEventSource<R, P> {
    private final UnaryOperator<R> pruning;
    /** One thread, so that events keep their order. */
    private final ExecutorService waiting =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

    /** @param pruning what is kept of an object: at least its metadata */
    public LeanInformerEventSource(
            InformerEventSourceConfiguration<R> configuration,
            EventSourceContext<P> context,
            UnaryOperator<R> pruning) {
        super(configuration, context);
        this.pruning = pruning;
    }

    @Override
    public void onAdd(R added) {
        var lean = pruning.apply(added);
        waiting.execute(() -> super.onAdd(lean));
    }

    @Override
    public void onUpdate(R before, R now) {
        var leanBefore = pruning.apply(before);
        var lean = pruning.apply(now);
        waiting.execute(() -> super.onUpdate(leanBefore, lean));
    }

    @Override
    public void onDelete(R deleted, boolean finalStateUnknown) {
        var lean = pruning.apply(deleted);
        waiting.execute(() -> super.onDelete(lean, finalStateUnknown));
    }

    @Override
    public synchronized void stop() {
        super.stop();
        waiting.shutdown();
    }
}
