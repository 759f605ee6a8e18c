package io.vivenuoperator.platform.config.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.config.log.CapturedLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportOutputTest {
    private static final String REPORT = "{\"region\":\"z\u00fcrich\"}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void theReportIsInTheFileThatTheKubeletMade() throws IOException {
        Path file = Files.createFile(directory.resolve("termination-log"));

        output(file).write(REPORT);

        assertThat(file).hasContent(REPORT);
    }

    @Test
    void theReportIsOneLineOnStdoutAlsoWithoutThatFile() {
        output(directory.resolve("by-hand/termination-log")).write(REPORT);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(REPORT + "\n");
    }

    @Test
    void aFileThatIsThereAndCannotBeWrittenIsAnErrorInTheLog() {
        try (var log = new CapturedLog()) {
            output(directory).write(REPORT);

            assertThat(log.text()).contains("Report could not be written to the termination log");
        }
    }

    private ReportOutput output(Path terminationLog) {
        return new ReportOutput(new PrintStream(out, false, StandardCharsets.UTF_8), terminationLog);
    }
}
