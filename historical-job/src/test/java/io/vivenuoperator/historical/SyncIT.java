package io.vivenuoperator.historical;

import static io.vivenuoperator.historical.SyncStage.isCharity;
import static io.vivenuoperator.historical.SyncStage.isSold;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.historical.ReplayEndpoint.Arrival;
import io.vivenuoperator.historical.SyncStage.Ran;
import io.vivenuoperator.historical.stop.StopSignal;
import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.simulator.resource.Holder;
import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncIT {
    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private SyncStage stage;

    @BeforeEach
    void begin() {
        stage = new SyncStage(database, directory, 120);
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private Map<String, String> wanted() {
        return stage.truth().entrySet().stream()
                .filter(ticket -> isSold(ticket.getValue()) && isCharity(ticket.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<String> arrived() {
        return new TreeSet<>(stage.endpoint().ticketIds());
    }

    @Test
    void everyWantedTicketArrivesOnceToTheOctet() {
        // given
        var wanted = wanted();

        // when
        var ran = stage.run("sync");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.DONE);
        assertThat(ran.reason()).isEqualTo("AllSent");
        assertThat(stage.endpoint().arrivals().stream().collect(Collectors.toMap(Arrival::ticketId, Arrival::ticket)))
                .isEqualTo(wanted)
                .isNotEmpty();
        assertThat(stage.endpoint().complaints()).isEmpty();
        assertThat(stage.rows("Sent")).isEqualTo(wanted.size());
    }

    @Test
    void theReportCountsEachTicketOnce() {
        // given
        var truth = stage.truth();
        long notSold = truth.values().stream().filter(ticket -> !isSold(ticket)).count();

        // when
        var ran = stage.run("sync");

        // then
        assertThat(ran.count("tickets")).isEqualTo(truth.size());
        assertThat(ran.count("rejectedByStatus")).isEqualTo((int) notSold);
        assertThat(ran.count("toSend")).isEqualTo(wanted().size());
        assertThat(ran.count("sent")).isEqualTo(wanted().size());
        assertThat(ran.count("rejectedByName")).isEqualTo(truth.size() - (int) notSold - wanted().size());
    }

    @Test
    void theReportIsOneLineAndTheTerminationMessage() {
        // when
        var ran = stage.run("sync");

        // then
        assertThat(ran.printed().lines()).hasSize(1);
        assertThat(directory.resolve("termination")).hasContent(ran.printed().strip());
    }

    @Test
    void aSecondSyncSendsNothing() {
        // given
        stage.run("sync");
        int arrived = stage.endpoint().arrivals().size();

        // when
        var ran = stage.run("sync");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.DONE);
        assertThat(ran.reason()).isEqualTo("NothingToSend");
        assertThat(ran.count("alreadySent")).isEqualTo(arrived);
        assertThat(stage.endpoint().arrivals()).hasSize(arrived);
    }

    @Test
    void aDryRunSendsAndWritesNothing() {
        // when
        var ran = stage.run("sync", "--dry-run");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.DONE);
        assertThat(ran.reason()).isEqualTo("DryRunDone");
        assertThat(ran.count("toSend")).isEqualTo(wanted().size());
        assertThat(ran.report().path("toSendByType").size()).isPositive();
        assertThat(stage.endpoint().arrivals()).isEmpty();
        assertThat(database.number("SELECT count(*) FROM historical_endpoint")).isZero();
    }

    @Test
    void aDryRunKnowsWhatWasSent() {
        // given
        stage.run("sync");

        // when
        var ran = stage.run("sync", "--dry-run");

        // then
        assertThat(ran.count("toSend")).isZero();
        assertThat(ran.count("alreadySent")).isEqualTo(wanted().size());
    }

    @Test
    void aTestSendsOneTicketToTheTestEndpointEachTime() {
        // when
        var ran = stage.run("sync", "--test");
        stage.run("sync", "--test");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.DONE);
        assertThat(ran.reason()).isEqualTo("TestSent");
        assertThat(stage.endpoint().arrivals())
                .hasSize(2)
                .allMatch(arrival -> arrival.path().equals("/test-created"));
        assertThat(arrived()).hasSize(1);
        assertThat(stage.rows("Sent")).isZero();
    }

    @Test
    void anIdIsTheTicketsWhicheverSyncSendsIt() {
        // when
        stage.run("sync");
        database.execute("DELETE FROM replayed_ticket");
        stage.run("sync");

        // then
        var ids = stage.endpoint().arrivals().stream()
                .collect(Collectors.groupingBy(Arrival::ticketId, Collectors.mapping(Arrival::id, Collectors.toSet())));
        assertThat(stage.endpoint().arrivals()).hasSize(2 * wanted().size());
        assertThat(ids.values()).allMatch(each -> each.size() == 1);
    }

    @Test
    void tenantsOfTheDevelopmentEnvironmentAreMarked() {
        // when
        stage.run("sync");
        stage.with("ENVIRONMENT", "Development")
                .with("REPLAY_URL", stage.endpoint().url("/other"));
        stage.run("sync");

        // then
        assertThat(stage.endpoint().arrivals().stream()
                        .collect(Collectors.groupingBy(
                                Arrival::path, Collectors.mapping(Arrival::mode, Collectors.toSet()))))
                .isEqualTo(Map.of("/ticket-created", Set.of("prod"), "/other", Set.of("dev")));
    }

    @Test
    void aLimitTakesWholePurchases() {
        // when
        var ran =
                stage.with("FILTER_LIMIT", "3").with("FILTER_NAME_CONTAINS", "").run("sync");

        // then
        assertThat(ran.count("toSend")).isBetween(1, 3);
        assertThat(ran.count("cutByLimit")).isPositive();
        assertThat(arrived()).hasSize(ran.count("toSend"));
    }

    @Test
    void whatWasRefusedIsNamedAndTriedByTheNextSyncOnly() {
        // given
        stage.endpoint().answering(arrival -> stage.endpoint().arrivals().size() % 3 == 0 ? 422 : 200);

        // when
        var ran = stage.run("sync");
        int refused = ran.count("refused");
        stage.endpoint().answering(arrival -> 200);
        var next = stage.run("sync");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.reason()).isEqualTo("TicketsRefused");
        assertThat(ran.report().path("errors").get(0).path("answer").asText()).isEqualTo("422");
        assertThat(refused).isPositive();
        assertThat(next.reason()).isEqualTo("AllSent");
        assertThat(next.count("sent")).isEqualTo(refused);
        assertThat(stage.rows("Sent")).isEqualTo(wanted().size());
    }

    @ParameterizedTest
    @CsvSource({"401,SigningKeyRefused", "403,SigningKeyRefused", "404,EndpointGone", "410,EndpointGone"})
    void whatFailsAlikeForAllEndsIt(int status, String reason) {
        // given
        stage.endpoint().answering(arrival -> status);

        // when
        var ran = stage.run("sync");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.reason()).isEqualTo(reason);
        assertThat(stage.endpoint().arrivals()).hasSize(1);
        assertThat(database.number("SELECT count(*) FROM replayed_ticket")).isZero();
    }

    @Test
    void aDoubtIsNamedAndOnlyResendSendsItAgain() {
        // given
        stage.onlyTheOldest();
        stage.endpoint().answering(arrival -> 0);

        // when
        var doubtful = stage.run("sync");
        stage.endpoint().answering(arrival -> 200);
        var held = stage.run("sync");
        var resent = stage.with("IN_DOUBT", "Resend").run("sync");

        // then
        assertThat(doubtful.code()).isEqualTo(ExitCode.FAILED);
        assertThat(doubtful.reason()).isEqualTo("TicketsInDoubt");
        assertThat(held.reason()).isEqualTo("TicketsInDoubt");
        assertThat(held.count("inDoubt")).isEqualTo(doubtful.count("inDoubt"));
        assertThat(held.count("sent")).isZero();
        assertThat(resent.reason()).isEqualTo("AllSent");
        assertThat(stage.rows("InDoubt")).isZero();
    }

    @Test
    void anEventThatIsNotThereIsSaid() {
        // when
        var ran = stage.runExactly(new StopSignal(), List.of("sync", "dach", "ffffffffffffffffffffffff"));

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.reason()).isEqualTo("EventNotFound");
        assertThat(ran.report().has("tickets")).isFalse();
    }

    @Test
    void aRefusedKeyIsSaid() {
        // when
        var ran = stage.with("VIVENU_API_KEY", "wrong").run("sync");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.reason()).isEqualTo("KeyRefused");
    }

    @Test
    void aDatabaseThatIsAwayIsWorthARetry() {
        // when
        var ran = stage.with("DATABASE_URL", "postgresql://u:p@127.0.0.1:1/db")
                .with("DATABASE_WAIT_SECONDS", "0")
                .run("sync");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.RETRY);
        assertThat(ran.reason()).isEqualTo("DatabaseUnavailable");
    }

    @Test
    void anEndpointThatIsNotAllowedIsMisconfigured() {
        // when
        var ran = stage.with("EGRESS_ALLOW", "[]").run("sync");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.MISCONFIGURED);
        assertThat(ran.reason()).isEqualTo("Misconfigured");
        assertThat(stage.endpoint().arrivals()).isEmpty();
    }

    @Test
    void aTicketWithoutAStatusIsNotSent() {
        // given
        stage.vivenu().faults(Faults.none().with("wrongTypeInTicket", true).with("unknownFields", true));

        // when
        var ran = stage.with("FILTER_NAME_CONTAINS", "").run("sync");

        // then
        assertThat(ran.code()).isEqualTo(ExitCode.DONE);
        assertThat(stage.endpoint().arrivals()).allMatch(arrival -> isSold(arrival.ticket()));
    }

    @Test
    void nothingOfABuyerOrAKeyIsAnywhereButAtTheEndpoint() throws Exception {
        // given
        stage.endpoint().answering(arrival -> stage.endpoint().arrivals().size() % 2 == 0 ? 422 : 200);

        // when
        Ran ran = stage.run("sync");

        // then
        assertThat(stage.endpoint().arrivals())
                .allMatch(arrival -> arrival.ticket().contains(Holder.MARKER));
        for (String text : new String[] {ran.printed(), ran.logged(), stage.tables()}) {
            assertThat(text)
                    .doesNotContain(
                            Holder.MARKER, ReplayEndpoint.KEY, stage.vivenu().apiKey("dach"));
        }
        try (var left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)).containsExactly(directory.resolve("termination"));
        }
    }

    @Test
    void severalEventsAreOneSync() {
        // given
        var other = stage.vivenu().truth(SyncStage.SELLER).events().get(1).eventId();
        stage.with("FILTER_NAME_CONTAINS", "");

        // when
        var ran = stage.runExactly(new StopSignal(), List.of("sync", SyncStage.SELLER, stage.eventId(), other));

        // then
        assertThat(ran.reason()).isEqualTo("AllSent");
        assertThat(ran.count("tickets")).isGreaterThan(stage.truth().size());
        assertThat(ran.count("sent")).isEqualTo(ran.count("toSend"));
        assertThat(ran.report().path("eventIds")).hasSize(2);
        assertThat(stage.endpoint().ticketIds()).hasSize(ran.count("sent")).doesNotHaveDuplicates();
        assertThat(database.number("SELECT count(DISTINCT event_id) FROM replayed_tickets"))
                .isEqualTo(2);
    }

    @Test
    void oneEventThatIsNotThereKeepsAllFromBeingSent() {
        // when
        var ran = stage.runExactly(
                new StopSignal(), List.of("sync", SyncStage.SELLER, stage.eventId(), "000000000000000000000000"));

        // then
        assertThat(ran.reason()).isEqualTo("EventNotFound");
        assertThat(ran.report().path("message").asText()).contains("000000000000000000000000");
        assertThat(stage.endpoint().arrivals()).isEmpty();
    }
}
