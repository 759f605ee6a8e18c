package io.vivenuoperator.platform.config.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The file that Kubernetes keeps as the container's termination message. In a manual run it usually does not exist, which
 * is fine: the report is on stdout too.
 *
 * @param file where the kubelet mounts it
 */
public record TerminationLog(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(TerminationLog.class);

    /** Never fails: a run is not worse for a report that nobody can read. */
    public void write(String report) {
        try {
            Files.writeString(file, report);
        } catch (IOException e) {
            // The kubelet creates the file; if it exists, someone reads it.
            LOG.atLevel(Files.exists(file) ? Level.ERROR : Level.DEBUG)
                    .addKeyValue("file", file)
                    .log("Report could not be written to the termination log");
        }
    }
}
