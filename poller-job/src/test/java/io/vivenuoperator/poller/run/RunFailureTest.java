package io.vivenuoperator.poller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.platform.config.RedactedStackTrace;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunFailureTest {
    private final SQLException refused = new SQLException("canary", "28P01");

    @Test
    void whatALibraryWrapsIsToldByItsCause() {
        Optional<RunFailure> failure =
                RunFailure.known(new IllegalStateException("canary", new RuntimeException(refused)));

        assertThat(failure.orElseThrow().reason()).isEqualTo(RunReason.DATABASE_MISCONFIGURED);
        assertThat(failure.orElseThrow().message())
                .contains("this user with this password")
                .doesNotContain("canary");
    }

    @Test
    void aBugSaysWhatToDoAndNothingOfItsMessage() {
        assertThat(RunFailure.known(new IllegalStateException("canary"))).isEmpty();
        assertThat(RunFailure.unexpected(new IllegalStateException("canary")).message())
                .contains("IllegalStateException")
                .contains("please report it")
                .doesNotContain("canary");
    }

    @Test
    void aTraceHasTheDatabasesCodeAndNoMessage() {
        assertThat(RedactedStackTrace.of(new IllegalStateException("canary", refused)))
                .contains("java.sql.SQLException (SQLSTATE 28P01)")
                .doesNotContain("canary");
    }
}
