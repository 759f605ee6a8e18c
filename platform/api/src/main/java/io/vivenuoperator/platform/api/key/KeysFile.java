package io.vivenuoperator.platform.api.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last valid version of the keys file, followed by polling. A broken or missing file changes nothing. */
public final class KeysFile implements Supplier<CallerKeys>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeysFile.class);

    private final Path path;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("keys-watch").daemon().factory());
    private volatile CallerKeys current = CallerKeys.NOT_LOADED;
    private @Nullable Stamp seen;
    private boolean unreadableReported;

    private KeysFile(Path path) {
        this.path = path;
    }

    /** Loads the file before it returns, then follows its changes. */
    public static KeysFile follow(Path path, Duration interval) {
        var file = new KeysFile(path);
        file.refresh();
        var _ = file.watch.scheduleWithFixedDelay(
                file::refreshSafely, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return file;
    }

    @Override
    public CallerKeys get() {
        return current;
    }

    private void refreshSafely() {
        try {
            refresh();
        } catch (RuntimeException e) {
            // An exception would end the schedule, and a revoked key would be valid for ever.
            LOG.atError().setCause(e).log("Keys file could not be refreshed");
        }
    }

    private void refresh() {
        try {
            Stamp now = stamp();
            if (!now.equals(seen)) {
                load(Files.readAllBytes(now.file()));
                seen = now;
            }
            unreadableReported = false;
        } catch (IOException e) {
            reportUnreadable();
        }
    }

    private void load(byte[] file) {
        try {
            CallerKeys keys = new KeysFileParser().parse(file);
            current = keys;
            LOG.atInfo().addKeyValue("keys", keys.keys().size()).log("Keys file loaded");
        } catch (MalformedKeysFileException e) {
            LOG.atError()
                    .addKeyValue("file", path)
                    .addKeyValue("reason", e.getMessage())
                    .addKeyValue("kept", get().loaded())
                    .log("Keys file is invalid");
        }
    }

    private void reportUnreadable() {
        if (!unreadableReported) {
            unreadableReported = true;
            LOG.atWarn()
                    .addKeyValue("file", path)
                    .addKeyValue("kept", get().loaded())
                    .log("Keys file can't be read");
        }
    }

    /** Kubernetes swaps a symlink to a new directory, people edit in place: the real path, the time or the size changes. */
    private Stamp stamp() throws IOException {
        Path file = path.toRealPath();
        return new Stamp(file, Files.getLastModifiedTime(file), Files.size(file));
    }

    private record Stamp(Path file, FileTime modified, long size) {}

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
