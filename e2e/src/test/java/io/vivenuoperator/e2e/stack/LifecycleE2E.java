package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vivenuoperator.e2e.ledger.Balance;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * From day 1 to day 100 where everything is as strict as teams have it: pod security {@code restricted}, a quota for processors,
 * NetworkPolicies, two database roles through a pooler, and TLS by a private authority.
 */
@EnabledIfEnvironmentVariable(
        named = "E2E_KUBECONFIG",
        matches = ".+",
        disabledReason = "no cluster: E2E_KUBECONFIG is not set (make test sets it where a cluster can be had)")
class LifecycleE2E {
    private static final List<String> REGIONS = List.of("dach", "italy");
    private static final double SALES_PER_SECOND = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FIRST_PASSWORD = "canary-first-password";
    private static final String SECOND_PASSWORD = "canary-second-password";

    @Test
    void nothingIsLostOnTheWayAndNothingIsLeftAtTheEnd() throws IOException, SQLException, InterruptedException {
        assumeTrue(TeamDatabase.canBeHad(), "no pgbouncer (make test installs it where it may)");
        var host = Commands.run(List.of(Stack.REPOSITORY.resolve("dev/cluster").toString(), "host"))
                .strip();
        try (var database = TeamDatabase.start(host, FIRST_PASSWORD);
                var stack = Stack.empty("lifecycle").storingIn(database::connect)) {
            // given
            var installation = StrictInstallation.of(stack, database, host, FIRST_PASSWORD);
            var ledgers = new TreeMap<String, DeliveryLedger>();
            for (var seller : REGIONS) {
                stack.applyRegion(seller).awaitReady().awaitPoll();
                ledgers.put(seller, DeliveryLedger.open(stack, seller));
            }
            var sales = REGIONS.stream()
                    .collect(Collectors.toMap(
                            seller -> seller, seller -> Sales.start(stack.simulator(), seller, SALES_PER_SECOND)));
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> ledgers.values().stream()
                            .allMatch(ledger -> ledger.tally().delivered() > 0));

            // when
            database.changePassword(TeamDatabase.RUNTIME, SECOND_PASSWORD);
            installation.passwords(SECOND_PASSWORD, FIRST_PASSWORD);
            stack.workload("webhook-receiver", Stack.RECEIVERS).replace();
            installation.change(Map.of("commonLabels.day", "fifty"));
            installation.rollBack();
            var polled = stack.region("dach").pollByHand("full");
            var balances = new TreeMap<String, Balance>();
            for (var seller : REGIONS) {
                balances.put(
                        seller, ledgers.get(seller).balance(sales.get(seller).stop()));
            }

            // then
            balances.forEach((seller, balance) -> {
                System.out.println(seller + ": " + balance);
                assertThat(balance.faults()).as(seller).isEmpty();
                assertThat(balance.tally().refused()).as(seller).isZero();
                assertThat(stack.comparison(seller).equal())
                        .as(stack.comparison(seller).text())
                        .isTrue();
            });
            assertThat(polled).contains("\"outcome\":\"Complete\"");

            // when
            installation.uninstall();

            // then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(installation.leftovers()).isEmpty());
            assertThat(REGIONS)
                    .allSatisfy(seller ->
                            assertThat(stack.simulator().webhooks(seller)).isEmpty());
            ledgers.values().forEach(DeliveryLedger::close);
        }
    }
}
