package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionCondition;
import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionConditionType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example subscription on the installed stack: what is sold is told to an endpoint, signed, whatever happens to the pod. */
@OnACluster
class EventSubscriptionE2E {
    private static final String SELLER = "italy";
    private static final String NAME = "orders";
    private static final String ENDPOINT = "orders";
    private static final String HMAC = "HmacSHA256";
    /** The simulator remembers the last 1,000 messages. */
    private static final double SALES_PER_SECOND = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stack stack;

    EventSubscriptionE2E(Stack stack) {
        this.stack = stack;
    }

    @AfterEach
    void delete() {
        stack.client()
                .resources(EventSubscription.class)
                .inNamespace(stack.namespace())
                .withName(NAME)
                .delete();
    }

    @Test
    void whatIsSoldIsToldSignedThoughThePodIsKilled() throws IOException, SQLException {
        // given
        stack.applyRegion(SELLER).awaitReady().awaitPoll();
        stack.apply(example());
        awaitReady();
        var before = newest();
        var sales = Sales.start(stack.simulator(), SELLER, SALES_PER_SECOND);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !stack.simulator().hooked(ENDPOINT).isEmpty());

        // when
        stack.workload("events-service", 1).kill(new Random(1));
        stack.workload("events-service", 1).awaitWell();
        var sold = sales.stop();

        // then
        await().atMost(PATIENCE).until(() -> told(before).size() >= sold);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(missing(before)).isEmpty());
        var secret = secret();
        assertThat(stack.simulator().hooked(ENDPOINT))
                .allSatisfy(message -> assertThat(header(message, "x-signature"))
                        .isEqualTo(signature(secret, message.path("body").asText())));
        System.out.printf(
                "%d tickets sold, %d messages about tickets, all at the endpoint; the pod was killed once%n",
                sold, told(before).size());
    }

    /** As in examples/, for this stack's region and endpoint. */
    private String example() throws IOException {
        return Files.readString(Stack.REPOSITORY.resolve("examples/subscription.yaml"))
                .replace("namespace: vivenu", "namespace: " + stack.namespace())
                .replace("regions: [dach]", "regions: [" + SELLER + "]")
                .replace("https://hooks.example.com/vivenu", stack.hookUrl(ENDPOINT));
    }

    private void awaitReady() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ready().map(SubscriptionCondition::status))
                        .as(ready().toString())
                        .contains(ConditionStatus.TRUE));
    }

    private Optional<SubscriptionCondition> ready() {
        return Optional.ofNullable(stack.client()
                        .resources(EventSubscription.class)
                        .inNamespace(stack.namespace())
                        .withName(NAME)
                        .get()
                        .getStatus())
                .flatMap(status -> status.condition(SubscriptionConditionType.READY));
    }

    /** The one that the controller made. */
    private String secret() {
        var secret = stack.client()
                .secrets()
                .inNamespace(stack.namespace())
                .withName(NAME + "-signing")
                .get();
        return new String(Base64.getDecoder().decode(secret.getData().get("secret")), StandardCharsets.UTF_8);
    }

    private static String signature(String secret, String body) throws GeneralSecurityException {
        var mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String header(JsonNode message, String name) {
        return message.path("headers").path(name).asText();
    }

    private Set<String> missing(long before) throws SQLException {
        var missing = new HashSet<>(told(before));
        missing.removeAll(stack.simulator()
                .hooked(ENDPOINT)
                .valueStream()
                .map(message -> header(message, "webhook-id"))
                .collect(Collectors.toSet()));
        return missing;
    }

    /** The place in the log up to which this test is not concerned. */
    private long newest() throws SQLException {
        try (var connection = stack.database();
                var query = connection.createStatement();
                var row = query.executeQuery("SELECT coalesce(max(seq), 0) FROM message")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The ids of the region's messages about tickets. */
    private Set<String> told(long before) throws SQLException {
        try (var connection = stack.database();
                var query = connection.prepareStatement(
                        "SELECT id FROM message WHERE seq > ? AND source = ? AND type LIKE 'ticket.%'")) {
            query.setLong(1, before);
            query.setString(2, SELLER);
            var ids = new HashSet<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }
}
