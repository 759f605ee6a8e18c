package io.vivenuoperator.historical.settings;

import io.vivenuoperator.historical.s3.BucketAccess;
import java.nio.file.Path;

/** A place for files. */
public sealed interface OutputLocation {
    /** A directory, for example where a volume is mounted. */
    record InDirectory(Path path) implements OutputLocation {}

    /** A bucket. */
    record InBucket(BucketAccess access) implements OutputLocation {}
}
