package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.config.log.CapturedLog;
import io.vivenuoperator.store.login.PasswordServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The password stands in a file that somebody renews while polls run. */
class PasswordFileIT extends OnASimulatedVivenu {
    private static final String TICKETS = "SELECT count(*) FROM ticket";

    private PasswordServer server() {
        PasswordServer server = PasswordServer.start(directory, "first-canary");
        environment.put("DATABASE_URL", server.url());
        environment.put("DATABASE_PASSWORD_FILE", server.file().toString());
        return server;
    }

    @Test
    void aPollAndAMigrationLogInWithWhatItHoldsThen() {
        try (PasswordServer server = server();
                var log = new CapturedLog()) {
            assertThat(run(FULL)).isZero();
            server.change("second-canary");
            server.write("second-canary");

            assertThat(run(INCREMENTAL)).isZero();
            assertThat(run(List.of("migrate"))).isZero();

            assertThat(server.number(TICKETS)).isPositive();
            assertThat(log.text()).doesNotContain("canary");
        }
    }

    /** The kubelet brings a changed Secret a minute later. */
    @Test
    void aPollWaitsForAFileThatFollowsTheServer() {
        environment.put("DATABASE_WAIT_SECONDS", "60");
        var written = new AtomicBoolean();
        try (PasswordServer server = server();
                var log = new CapturedLog()) {
            server.change("second-canary");

            int code = run(FULL, pause -> {
                if (written.compareAndSet(false, true)) {
                    server.write("second-canary");
                }
            });

            assertThat(code).describedAs(log::text).isZero();
            assertThat(written).isTrue();
            assertThat(log.text()).doesNotContain("canary");
        }
    }

    @Test
    void aFileThatStaysWrongIsNamedInTheReport() {
        try (PasswordServer server = server();
                var log = new CapturedLog()) {
            server.write("other-canary");

            assertThat(run(FULL)).isEqualTo(1);

            assertThat(report().path("reason").asText()).isEqualTo("DatabaseUnavailable");
            assertThat(report().path("message").asText()).contains("DATABASE_PASSWORD_FILE", "28P01");
            assertThat(log.text() + report()).doesNotContain("canary");
        }
    }
}
