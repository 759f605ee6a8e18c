package io.vivenuoperator.receiver.registry;

import io.vivenuoperator.contracts.registry.MalformedRegionsFileException;
import io.vivenuoperator.contracts.registry.RegionsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last valid version of the regions file. A broken or missing file changes nothing: a typo must not reject every
 * seller's deliveries.
 */
public final class RegistryFile implements Supplier<LoadedRegions> {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryFile.class);

    private final Path path;
    private final Clock clock;
    private final Consumer<LoadedRegions> listener;
    private volatile LoadedRegions current = LoadedRegions.NOT_LOADED;
    private @Nullable Stamp seen;
    private boolean missingReported;

    /** @param listener told of each version that comes into force, by the thread that loads it */
    public RegistryFile(Path path, Clock clock, Consumer<LoadedRegions> listener) {
        this.path = path;
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public LoadedRegions get() {
        return current;
    }

    /** Loads the file if it has changed; called by one thread. */
    public void refresh() {
        try {
            Stamp now = stamp();
            if (now.equals(seen)) {
                return;
            }
            load(Files.readAllBytes(now.file()));
            seen = now;
            missingReported = false;
        } catch (NoSuchFileException e) {
            reportMissing("missing");
        } catch (IOException e) {
            reportMissing("not readable");
        }
    }

    private void load(byte[] file) {
        try {
            LoadedRegions registry = LoadedRegions.of(RegionsFile.parse(file), clock.instant());
            current = registry;
            listener.accept(registry);
            LOG.atInfo()
                    .addKeyValue("revision", registry.revision())
                    .addKeyValue("regions", registry.regions().size())
                    .log("Registry loaded");
        } catch (MalformedRegionsFileException e) {
            LOG.atError()
                    .addKeyValue("file", path)
                    .addKeyValue("reason", e.getMessage())
                    .addKeyValue("kept", get().loaded())
                    .log("Registry file is invalid");
        }
    }

    private void reportMissing(String reason) {
        if (!missingReported) {
            missingReported = true;
            LOG.atWarn()
                    .addKeyValue("file", path)
                    .addKeyValue("reason", reason)
                    .addKeyValue("kept", get().loaded())
                    .log("Registry file can't be read");
        }
    }

    /** Kubernetes swaps a symlink to a new directory, people edit in place: the real path, the time or the size changes. */
    private Stamp stamp() throws IOException {
        Path file = path.toRealPath();
        return new Stamp(file, Files.getLastModifiedTime(file), Files.size(file));
    }

    private record Stamp(Path file, FileTime modified, long size) {}
}
