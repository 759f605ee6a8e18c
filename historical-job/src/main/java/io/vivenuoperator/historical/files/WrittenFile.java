package io.vivenuoperator.historical.files;

/**
 * A file as it was written.
 *
 * @param name below the run's folder
 * @param sha256 lower-case hex
 */
record WrittenFile(String name, long bytes, String sha256) {}
