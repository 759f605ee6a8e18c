package io.vivenuoperator.load.events;

import io.vivenuoperator.load.settings.Variables;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where programs and files of a run are; each measurement reads the rest from the variables itself.
 *
 * @param eventsJar the events service, next to its libraries
 * @param migrateJar the poller, which creates the schema
 * @param loadJar this program, which also sends for comparison
 * @param directory where the database's files go; on a disk with a real fsync
 * @param options additional JVM options of the events service, for a profiler for example
 */
record EventsSettings(Path eventsJar, Path migrateJar, Path loadJar, Path directory, String options) {
    static EventsSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        return new EventsSettings(
                Path.of(variables.text("EVENTS_JAR", "events-service/target/events-service.jar")),
                Path.of(variables.text("MIGRATE_JAR", "poller-job/target/poller-job.jar")),
                Path.of(variables.text("LOAD_JAR", "lab/load/target/load.jar")),
                Path.of(variables.text("DIRECTORY", "lab/load/target/events")),
                variables.text("EVENTS_OPTIONS", ""));
    }
}
