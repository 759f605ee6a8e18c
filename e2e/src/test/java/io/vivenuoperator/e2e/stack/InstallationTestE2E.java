package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code helm test} as a user types it: green where all is well, and no number moves; red with the cause, one fault at a time. */
@OnACluster
class InstallationTestE2E {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Stack stack;
    private final PlantedFaults faults;
    private HelmProgram helm;

    InstallationTestE2E(Stack stack) {
        this.stack = stack;
        this.faults = new PlantedFaults(stack);
    }

    @BeforeEach
    void aRegionThatWasRead() throws IOException {
        stack.applyRegion(ApiKeySecret.REGION).awaitReady().awaitPoll();
        helm = HelmProgram.forRelease(stack.kubeconfig(), stack.namespace(), Stack.RELEASE);
    }

    private long deliveries() throws SQLException {
        try (var connection = stack.database();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM delivery_key WHERE delivery_id LIKE 'test-%'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private String log() {
        return stack.client()
                .pods()
                .inNamespace(stack.namespace())
                .withName(Stack.RELEASE + "-test")
                .getLog();
    }

    private ContainerStateTerminated end() {
        return stack.client()
                .pods()
                .inNamespace(stack.namespace())
                .withName(Stack.RELEASE + "-test")
                .get()
                .getStatus()
                .getContainerStatuses()
                .getFirst()
                .getState()
                .getTerminated();
    }

    private void assertInTime(String what, Instant begun) {
        var taken = Duration.between(begun, Instant.now());
        System.out.println("helm test, " + what + ": " + taken.toMillis() + " ms; " + end().getMessage());
        assertThat(taken).isLessThan(LONGEST);
    }

    /** The test fails, in time, for this one reason. */
    private void assertRed(String check, String sentence) {
        // when
        var begun = Instant.now();
        assertThatThrownBy(() -> helm.test()).hasMessageContaining(Stack.RELEASE + "-test");

        // then
        assertInTime("fault in " + check, begun);
        assertThat(log().lines().filter(line -> line.contains("Check failed")))
                .as(log())
                .singleElement()
                .asString()
                .contains(check)
                .contains(sentence);
        assertThat(end().getMessage()).contains(sentence);
    }

    @Test
    void itPassesAndLeavesNothing() throws IOException, SQLException {
        // when
        var begun = Instant.now();
        helm.test();

        // then
        assertInTime("all well", begun);
        assertThat(log().lines().filter(line -> line.contains("Check passed"))).hasSize(5);
        assertThat(deliveries()).isZero();
        assertThat(stack.comparison(ApiKeySecret.REGION).equal()).isTrue();
    }

    @Test
    void receiversWithOtherKeysAreNamed() throws IOException {
        try (var _ = faults.otherKeys()) {
            assertRed("delivery", "The receivers refuse what is signed with the newest key of region");
        }
    }

    @Test
    void aDatabaseThatIsReadOnlyIsNamed() throws SQLException {
        try (var _ = faults.databaseReadOnly()) {
            assertRed("database", "The database is read-only (default_transaction_read_only is on)");
        }
    }

    @Test
    void aSchemaThatIsBehindIsNamed() throws SQLException {
        try (var _ = faults.schemaBehind()) {
            assertRed("database", "The database's schema is version");
        }
    }

    @Test
    void aBlockedWayToVivenuIsNamed() {
        assumeTrue(
                "enforced".equals(System.getenv("NETWORK_POLICIES")),
                "the cluster enforces no NetworkPolicies: start it with NETWORK_POLICIES=enforced dev/cluster up, and test with it");
        try (var _ = faults.noWayToVivenu()) {
            assertRed("vivenu", "Vivenu at http://simulator:8090/api did not answer GET /events");
        }
    }

    @Test
    void aRegistryThatIsNotLoadedIsNamed() throws IOException {
        try (var _ = faults.registryBehind()) {
            assertRed("registry", "of the registry, and the Secret has");
        }
    }

    @Test
    void aServiceWithoutReceiversIsNamed() {
        try (var _ = faults.serviceWithoutEndpoints()) {
            assertRed("delivery", "No receiver answers at http://e2e-receiver:8080");
        }
    }

    @Test
    void withoutReceiversItSaysSo() {
        try (var _ = faults.noReceivers()) {
            assertRed("registry", "No receiver runs");
        }
    }
}
