package io.vivenuoperator.contracts.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.contracts.GoldenFile;
import io.vivenuoperator.contracts.subscription.HandedPolicy.HandedDigest;
import io.vivenuoperator.contracts.subscription.HandedTarget.AlertmanagerTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.ClientCertificate;
import io.vivenuoperator.contracts.subscription.HandedTarget.DiscordTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.PagerDutyTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.SlackTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.TeamsTarget;
import io.vivenuoperator.contracts.subscription.HandedTarget.WebhookTarget;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionsFileTest {
    private static final SubscriptionsFile FILE = new SubscriptionsFile(
            "1764172800000",
            List.of(
                    new HandedSubscription(
                            "u1",
                            "ticketing",
                            "ops",
                            List.of("event.sold_out", "ticket.*"),
                            List.of("dach", "partners/fr"),
                            List.of("auth-service"),
                            Optional.of(80),
                            false,
                            "Now",
                            new WebhookTarget(
                                    "https://hooks.example.com/canary",
                                    "CloudEventsStructured",
                                    true,
                                    Map.of("Authorization", "canary-header"),
                                    Optional.of("canary-ca"),
                                    Optional.of(new ClientCertificate("canary-certificate", "canary-key"))),
                            List.of("canary-current", "canary-next"),
                            new HandedPolicy(
                                    9, 10, 16, Optional.of(50), "Key", 120, Optional.of(new HandedDigest(60, 20))),
                            Optional.of("2026-11-27T08:00:00Z"),
                            Optional.of("1")),
                    of("u2", new SlackTarget("https://hooks.slack.com/canary")),
                    of("u3", new TeamsTarget("https://prod.logic.azure.com/canary", "Bare")),
                    of("u4", new DiscordTarget("https://discord.com/canary")),
                    of("u5", new PagerDutyTarget("https://events.pagerduty.com/v2/enqueue", "canary-routing-key")),
                    of("u6", new AlertmanagerTarget("https://alerts.example.com", Map.of("team", "dach")))),
            List.of(new HandedReplay(
                    "r1",
                    "ticketing",
                    "nightly-fix",
                    "u1",
                    Instant.parse("2026-11-26T00:00:00Z"),
                    Optional.of(Instant.parse("2026-11-27T00:00:00Z")),
                    List.of("event.*"),
                    List.of("dach"),
                    "DeadLetters",
                    Optional.of(20),
                    true)));

    private static HandedSubscription of(String uid, HandedTarget target) {
        return new HandedSubscription(
                uid,
                "ticketing",
                "s-" + uid,
                List.of("*"),
                List.of("*"),
                List.of(),
                Optional.empty(),
                true,
                "Earliest",
                target,
                List.of(),
                HandedPolicy.USUAL,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void writesTheGoldenFile() {
        GoldenFile.of("subscriptions.json").matches(FILE.toJson());
    }

    @Test
    void readsTheGoldenFile() throws MalformedSubscriptionsFileException {
        assertThat(SubscriptionsFile.parse(GoldenFile.of("subscriptions.json").bytes()))
                .isEqualTo(FILE);
    }

    @Test
    void readsWhatAPersonWritesByHand() throws MalformedSubscriptionsFileException {
        // given
        var json = """
                {"revision":"r7","later":{},"subscriptions":[{"uid":"u1","name":"ops","types":["ticket.*"],"later":1,
                 "deliver":{"webhook":{"url":"https://hooks.example.com","later":[]}}}]}""";

        // when
        var file = SubscriptionsFile.parse(json.getBytes(UTF_8));

        // then
        assertThat(file.revision()).isEqualTo("r7");
        assertThat(file.subscriptions()).singleElement().satisfies(only -> {
            assertThat(only.policy()).isEqualTo(HandedPolicy.USUAL);
            assertThat(only.startFrom()).isEqualTo("Now");
            assertThat(only.secrets()).isEmpty();
            assertThat(only.suspend()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"subscriptions":[ | not JSON: line 1, column 19
            [] | not a JSON object
            {} | subscriptions must be a list
            {"revision":7,"subscriptions":[]} | revision must be a text
            {"subscriptions":[{}]} | subscriptions[0].uid must be a text that is not blank
            {"subscriptions":[{"uid":"u"}]} | subscriptions[0].name must be a text that is not blank
            {"subscriptions":[{"uid":"u","name":"n"}]} | subscriptions[0].types must have at least one type
            {"subscriptions":[{"uid":"u","name":"n","types":["canary!"]}]} | subscriptions[0].types[0] must be a type or a pattern: event.sold_out, ticket.*, *.created or *
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"regions":["A"]}]} | subscriptions[0].regions[0] must be a name, namespace/name or *
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"sources":[1]}]} | subscriptions[0].sources[0] must be a text that is not blank
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"minimumPercent":0}]} | subscriptions[0].minimumPercent must be a number from 1 to 100
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"suspend":"no"}]} | subscriptions[0].suspend must be true or false
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"startFrom":"Later"}]} | subscriptions[0].startFrom must be Now, Earliest or a time in UTC
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"deliver":{}}]} | subscriptions[0].deliver must have exactly one of [webhook, slack, teams, discord, pagerDuty, alertmanager]
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"deliver":{"slack":{"url":"a"},"teams":{"url":"canary"}}}]} | subscriptions[0].deliver must have exactly one of [webhook, slack, teams, discord, pagerDuty, alertmanager]
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"deliver":{"webhook":{}}}]} | subscriptions[0].deliver.webhook.url must be a text that is not blank
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"deliver":{"webhook":{"url":"canary","format":"canary"}}}]} | subscriptions[0].deliver.webhook.format must be one of [CloudEventsBinary, CloudEventsStructured, Standard]
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"deliver":{"webhook":{"url":"canary","headers":["canary"]}}}]} | subscriptions[0].deliver.webhook.headers must be an object
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"deliver":{"webhook":{"url":"canary","client":{"certificate":"canary"}}}}]} | subscriptions[0].deliver.webhook.client.key must be a text that is not blank
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"deliver":{"pagerDuty":{"url":"canary"}}}]} | subscriptions[0].deliver.pagerDuty.routingKey must be a text that is not blank
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"deliver":{"slack":{"url":"a"}},"secrets":["canary",""]}]} | subscriptions[0].secrets[1] must be a text that is not blank
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"deliver":{"slack":{"url":"a"}},"policy":{"maxRetries":16}}]} | subscriptions[0].policy.maxRetries must be a number from 0 to 15
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"deliver":{"slack":{"url":"a"}},"policy":{"digest":{"maximum":"x"}}}]} | subscriptions[0].policy.digest.maximum must be a number from 1 to 50
            {"subscriptions":[{"uid":"u","name":"n","types":["*"],"deliver":{"slack":{"url":"a"}}},{"uid":"u","name":"n","types":["*"],"deliver":{"slack":{"url":"a"}}}]} | subscriptions[1].uid appears twice
            {"subscriptions":[],"replays":{}} | replays must be a list
            {"subscriptions":[],"replays":[{"uid":"r","name":"n"}]} | replays[0].subscription must be a text that is not blank
            {"subscriptions":[],"replays":[{"uid":"r","name":"n","subscription":"u","from":"canary"}]} | replays[0].from must be a time in UTC, for example 2026-11-27T08:00:00Z
            {"subscriptions":[],"replays":[{"uid":"r","name":"n","subscription":"u","from":"2026-11-27T08:00:00Z","only":"canary"}]} | replays[0].only must be one of [All, DeadLetters, Failed]
            """)
    void namesWhatIsWrong(String json, String message) {
        assertThatThrownBy(() -> SubscriptionsFile.parse(json.getBytes(UTF_8)))
                .isInstanceOf(MalformedSubscriptionsFileException.class)
                .hasMessage(message)
                .hasMessageNotContaining("canary");
    }

    @Test
    void neverPrintsASecret() {
        assertThat(FILE.toString() + FILE.subscriptions() + deliveries()).doesNotContain("canary", "https://");
    }

    private static String deliveries() {
        return FILE.subscriptions().stream()
                .map(HandedSubscription::deliver)
                .toList()
                .toString();
    }

    @Test
    void aSubscriptionStandsOnce() {
        var entry = of("u1", new SlackTarget("https://hooks.slack.com/x"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SubscriptionsFile("", List.of(entry, entry), List.of()));
    }
}
