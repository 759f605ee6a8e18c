package io.vivenuoperator.historical.settings;

import io.vivenuoperator.historical.files.FileForm;
import java.time.Duration;
import java.util.Optional;

/**
 * Where files go, and what they are like.
 *
 * @param kept after which they are to be deleted; absent: never
 */
public record OutputSettings(OutputLocation location, FileForm form, Optional<Duration> kept) {}
