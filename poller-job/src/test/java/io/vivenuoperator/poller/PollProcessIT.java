package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.platform.config.job.JobProcess;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.simulator.resource.Holder;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged job as a separate process. */
class PollProcessIT extends OnASimulatedVivenu {
    @BeforeEach
    void likeAnOperatorWhoLooksCloser() {
        environment.remove("SAFETY_LAG_SECONDS");
        environment.put("LOG_LEVEL", "DEBUG");
    }

    @Test
    void runsByHandOnNothingButItsEnvironment() {
        try (JobProcess job =
                JobProcess.start("poller-job", directory, JobProcess.PLAIN, environment, List.of("full"))) {
            assertThat(job.exitCode()).as(job.output()).isZero();
            assertThat(database.number("SELECT sum(sold) FROM current_sales"))
                    .isEqualTo(vivenu.truth(SELLER).sold());
        }
    }

    @Test
    void logsOneJsonObjectALine() throws IOException {
        try (JobProcess job =
                JobProcess.start("poller-job", directory, JobProcess.PLAIN, environment, List.of("full"))) {
            job.exitCode();

            for (String line : job.output().lines().toList()) {
                JsonNode entry = new ObjectMapper().readTree(line);
                assertThat(entry.has("timestamp") && entry.has("level") && entry.has("message"))
                        .as(line)
                        .isTrue();
                assertThat(entry.path("timestamp").asText()).endsWith("Z");
            }
            assertThat(job.output()).contains("\"message\":\"Poll finished\"", "\"outcome\":\"Complete\"");
        }
    }

    @Test
    void neitherKeyNorBuyersDataReachTablesLogOrReport() throws IOException {
        try (JobProcess job =
                JobProcess.start("poller-job", directory, JobProcess.PLAIN, environment, List.of("full"))) {
            job.exitCode();

            assertThat(job.output()).doesNotContain(Holder.MARKER, vivenu.apiKey(SELLER), "postgres:postgres");
            assertThat(Files.readString(directory.resolve("termination")))
                    .doesNotContain(Holder.MARKER, vivenu.apiKey(SELLER));
            assertThat(tablesWith(Holder.MARKER)).isEmpty();
            assertThat(tablesWith(vivenu.apiKey(SELLER))).isEmpty();
        }
    }

    @Test
    void aFailureTellsNoKeyEither() {
        vivenu.faults(Faults.of(Map.of("refuseKey", true)));
        try (JobProcess job =
                JobProcess.start("poller-job", directory, JobProcess.PLAIN, environment, List.of("incremental"))) {
            assertThat(job.exitCode()).isEqualTo(2);
            assertThat(job.output()).contains("KeyRefused").doesNotContain(vivenu.apiKey(SELLER));
        }
    }

    @Test
    void onSigtermItReportsThatItWasInterrupted() throws IOException {
        vivenu.faults(Faults.of(Map.of("latencyMillis", 2_000)));
        try (JobProcess job =
                JobProcess.start("poller-job", directory, JobProcess.PLAIN, environment, List.of("full"))) {
            Awaitility.await().until(() -> database.number("SELECT count(*) FROM poll_lease") == 1);

            job.terminate();

            assertThat(job.exitCode()).as(job.output()).isEqualTo(1);
            assertThat(Files.readString(directory.resolve("termination"))).contains("\"reason\":\"Interrupted\"");
            assertThat(database.text("SELECT reason FROM poll_runs")).isEqualTo("Interrupted");
        }
    }

    @Test
    void afterSigtermTheNextRunMayBeginAtOnce() {
        vivenu.faults(Faults.of(Map.of("latencyMillis", 2_000)));
        try (JobProcess job =
                JobProcess.start("poller-job", directory, JobProcess.PLAIN, environment, List.of("full"))) {
            Awaitility.await().until(() -> database.number("SELECT count(*) FROM poll_lease") == 1);
            job.terminate();
            job.exitCode();
        }
        vivenu.faults(Faults.none());
        try (JobProcess job =
                JobProcess.start("poller-job", directory, JobProcess.PLAIN, environment, List.of("full"))) {
            assertThat(job.exitCode()).isZero();
            assertThat(job.output()).contains("\"outcome\":\"Complete\"");
        }
    }

    @Test
    void aMissingVariableEndsWithTwoAndNamesIt() throws IOException {
        environment.remove("VIVENU_BASE_URL");
        try (JobProcess job =
                JobProcess.start("poller-job", directory, JobProcess.PLAIN, environment, List.of("full"))) {
            assertThat(job.exitCode()).isEqualTo(2);
            assertThat(job.output().lines()).hasSize(1).first().asString().contains("VIVENU_BASE_URL", "https://");
            assertThat(Files.readString(directory.resolve("termination"))).contains("\"reason\":\"Misconfigured\"");
        }
    }

    /** Searches every column of every table. */
    private List<String> tablesWith(String text) {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.ownerConnection()) {
            for (String table : tables(connection)) {
                try (PreparedStatement search = connection.prepareStatement(
                        "SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%' || ? || '%'")) {
                    search.setString(1, text);
                    try (ResultSet row = search.executeQuery()) {
                        if (row.next() && row.getLong(1) > 0) {
                            found.add(table);
                        }
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'");
                ResultSet rows = query.executeQuery()) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }
}
