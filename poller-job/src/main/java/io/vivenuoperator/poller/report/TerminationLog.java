package io.vivenuoperator.poller.report;

import io.vivenuoperator.contracts.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The file whose content Kubernetes keeps as the container's termination message. By hand there usually is none, and that is
 * fine: the log says the same.
 *
 * @param file where the kubelet mounts it
 */
public record TerminationLog(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(TerminationLog.class);

    public void write(RunReport report) {
        try {
            Files.writeString(file, report.toJson());
        } catch (IOException e) {
            // A kubelet makes the file: where it is, somebody reads it.
            LOG.atLevel(Files.exists(file) ? Level.ERROR : Level.DEBUG)
                    .addKeyValue("file", file)
                    .log("The report could not be written to the termination log");
        }
    }
}
