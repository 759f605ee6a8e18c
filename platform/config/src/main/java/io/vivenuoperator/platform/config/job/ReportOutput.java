package io.vivenuoperator.platform.config.job;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where a job's report goes: one line on stdout, and the {@link TerminationLog}. */
public record ReportOutput(PrintStream out, TerminationLog terminationLog) {
    public ReportOutput(PrintStream out, Path terminationLog) {
        this(out, new TerminationLog(terminationLog));
    }

    /**
     * Writes it to both.
     *
     * @param report one line of JSON, without its end
     */
    public void write(String report) {
        terminationLog.write(report);
        byte[] line = (report + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        out.flush();
    }
}
