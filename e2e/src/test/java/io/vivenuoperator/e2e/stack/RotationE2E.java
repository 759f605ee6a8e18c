package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Signing keys change while tickets are sold, through the whole stack: {@code make rotation-stack} runs more than the two
 * rotations here. The result is in {@code e2e/target/rotation-stack.txt}.
 */
@OnACluster
class RotationE2E {
    private static final int ROTATIONS = Integer.getInteger("rotations", 2);
    private static final int SALES_PER_SECOND = Integer.getInteger("rate", 40);
    private static final boolean STRICT = Boolean.getBoolean("strict");
    private static final long SEED = Long.getLong("seed", 1L);
    private static final Path LEDGER = Stack.REPOSITORY.resolve("e2e/target/rotation-stack.txt");

    private final Stack stack;

    RotationE2E(Stack stack) throws IOException {
        this.stack = stack;
        Files.createDirectories(LEDGER.getParent());
        Files.deleteIfExists(LEDGER);
    }

    @Test
    void noDeliveryIsRefusedWhileKeysChangeAndProcessesEnd() throws IOException, SQLException {
        // given
        try (var run = RotationRun.on(stack, new Random(SEED), STRICT, RotationE2E::print)) {
            // when
            var outcome = run.rotate(ROTATIONS, SALES_PER_SECOND);
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
            throw new java.io.UncheckedIOException(e);
        }
    }
}
