package io.vivenuoperator.historical.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where files go.
 *
 * @param individual whether each ticket also gets a file; absent: if there are not too many
 * @param kept after which they are to be deleted; absent: never
 */
public record OutputSettings(Path directory, Optional<Boolean> individual, Optional<Duration> kept) {}
