package io.vivenuoperator.export.report;

import io.vivenuoperator.contracts.export.ExportReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Where the report goes: one line on stdout, and the file that Kubernetes keeps as the container's termination message. In a
 * manual run that file usually does not exist, which is fine.
 */
public record ExportReportOutput(PrintStream out, Path terminationLog) {
    private static final Logger LOG = LoggerFactory.getLogger(ExportReportOutput.class);

    public void write(ExportReport report) {
        var json = report.toJson();
        try {
            Files.writeString(terminationLog, json);
        } catch (IOException e) {
            // The kubelet creates the file; if it exists, someone reads it.
            LOG.atLevel(Files.exists(terminationLog) ? Level.ERROR : Level.DEBUG)
                    .addKeyValue("file", terminationLog)
                    .log("Report could not be written to the termination log");
        }
        var line = (json + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        out.flush();
    }
}
