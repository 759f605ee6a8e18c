package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * An installation of an earlier release is upgraded to this build, rolled back and upgraded again while tickets are sold:
 * {@code make upgrade-stack}. What it found stands in {@code e2e/target/upgrade-stack.txt}.
 */
@EnabledIfEnvironmentVariable(
        named = "E2E_UPGRADE_FROM",
        matches = ".+",
        disabledReason = "no earlier release: E2E_UPGRADE_FROM is not set (make upgrade-stack builds one and sets it)")
class UpgradeE2E {
    private static final int SALES_PER_SECOND = Integer.getInteger("rate", 20);
    private static final boolean STRICT = Boolean.getBoolean("strict");
    private static final Path LEDGER = Stack.REPOSITORY.resolve("e2e/target/upgrade-stack.txt");

    @Test
    void anUpgradeAndARollbackLoseNothing() throws IOException, SQLException {
        // given
        Files.createDirectories(LEDGER.getParent());
        Files.deleteIfExists(LEDGER);
        var older = OlderRelease.ofEnvironment();
        try (var stack = Stack.empty("upgrade");
                var run = UpgradeRun.on(stack, ChangingInstallation.of(stack, older), UpgradeE2E::print)) {
            // when
            var outcome = run.run(older, SALES_PER_SECOND, STRICT);
            print(outcome.toString());

            // then
            assertThat(outcome.faults()).isEmpty();
        }
    }

    private static void print(String line) {
        System.out.println(line);
        try {
            Files.writeString(LEDGER, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
