package io.vivenuoperator.platform.httpclient.answer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A body being received, cut off when its time is up: the JDK's own request timeout ends with the headers. */
public final class AnswerBody extends FilterInputStream {
    /** What may follow a JSON document: a line break, the last chunk. Anything longer is not waited for. */
    private static final int LONGEST_TRAILER = 4096;

    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private final CompletableFuture<Void> watch;
    private volatile boolean late;

    /** @param time the time left for it */
    public AnswerBody(InputStream body, Duration time) {
        super(body);
        watch = read.orTimeout(Math.max(time.toMillis(), 1), TimeUnit.MILLISECONDS)
                .whenComplete((done, overdue) -> {
                    if (overdue != null) {
                        late = true;
                        cutOff();
                    }
                });
    }

    /** Whether it was cut off. */
    public boolean isLate() {
        return late || watch.isCompletedExceptionally();
    }

    /** Reads to the end, so that the connection can be reused. */
    public void drain() throws IOException {
        readNBytes(LONGEST_TRAILER);
    }

    @Override
    public void close() throws IOException {
        read.complete(null);
        super.close();
    }

    private void cutOff() {
        try {
            super.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
