package io.vivenuoperator.poller.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.httpclient.connection.DirectHost;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.platform.httpclient.connection.HttpsProxy;
import io.vivenuoperator.store.maintenance.RetentionPolicy;
import io.vivenuoperator.store.schema.ProgramRoles;
import io.vivenuoperator.store.schema.ReaderRole;
import io.vivenuoperator.store.schema.RuntimeRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "DATABASE_URL", "postgresql://u:p@db/vivenu",
            "REGION", "dach",
            "VIVENU_BASE_URL", "https://vivenu.dev/api/",
            "VIVENU_API_KEY", "canary"));

    @Test
    void fourVariablesAreEnough() {
        PollSettings settings = poll();

        assertThat(settings.baseUrl().value()).isEqualTo("https://vivenu.dev/api");
        assertThat(settings.requestsPerHour()).isEqualTo(1000);
        assertThat(settings.requestsPerMinute()).isEqualTo(100);
        assertThat(settings.completenessThresholdPercent()).isEqualTo(95);
        assertThat(settings.safetyLag()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.overlap()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aDeadlineIsKeptOnlyWhenItIsGiven() {
        assertThat(poll().deadline()).isEmpty();

        environment.put("DEADLINE_SECONDS", "570");

        assertThat(poll().deadline()).hasValue(Duration.ofSeconds(570));
    }

    @Test
    void deliveriesAreKeptForGoodUnlessARetentionIsGiven() {
        assertThat(poll().retention()).isEqualTo(RetentionPolicy.off());

        environment.put("DELIVERY_RETENTION_DAYS", "90");

        assertThat(poll().retention()).isEqualTo(RetentionPolicy.ofDeliveries(Duration.ofDays(90)));
    }

    @Test
    void whetherAWebhookTellsOfTicketsIsNotKnownUnlessItIsSaid() {
        assertThat(poll().webhook()).isEqualTo(new WebhookExpectation(Optional.empty(), Optional.empty()));

        environment.put("WEBHOOK_TELLS_TICKETS", "false");
        environment.put("REGION_CREATED", "2026-11-28T09:00:00Z");

        assertThat(poll().webhook())
                .isEqualTo(
                        new WebhookExpectation(Optional.of(false), Optional.of(Instant.parse("2026-11-28T09:00:00Z"))));
    }

    @Test
    void migrateNeedsOnlyTheDatabase() {
        var commandLine = new CommandLine(Map.of("DATABASE_URL", "postgresql://u:p@db/vivenu"));

        assertThat(commandLine.parse(List.of("migrate")))
                .isInstanceOfSatisfying(
                        PollerCommand.Migrate.class,
                        migrate -> assertThat(migrate.roles()).isEqualTo(ProgramRoles.NONE));
    }

    @Test
    void migrateKnowsTheRoleOfTheOthers() {
        environment.put("RUNTIME_ROLE", "vivenu_app");
        environment.put("READER_ROLE", "vivenu_reader");

        assertThat(new CommandLine(environment).parse(List.of("migrate")))
                .isInstanceOfSatisfying(
                        PollerCommand.Migrate.class,
                        migrate -> assertThat(migrate.roles())
                                .isEqualTo(new ProgramRoles(
                                        Optional.of(new RuntimeRole("vivenu_app")),
                                        Optional.of(new ReaderRole("vivenu_reader")))));
    }

    @Test
    void theReadersPasswordMayStandInAFile(@TempDir Path directory) throws IOException {
        environment.put("READER_ROLE", "vivenu_reader");
        environment.put(
                "READER_PASSWORD_FILE",
                Files.writeString(directory.resolve("password"), "secret\n").toString());

        assertThat(new CommandLine(environment).parse(List.of("migrate")))
                .isInstanceOfSatisfying(
                        PollerCommand.Migrate.class,
                        migrate -> assertThat(migrate.roles().reader())
                                .contains(new ReaderRole("vivenu_reader", Optional.of("secret"))));
    }

    @Test
    void aPasswordOfNobodyIsRefused() {
        environment.put("READER_PASSWORD", "secret");

        assertThatThrownBy(() -> new CommandLine(environment).parse(List.of("migrate")))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith("READER_PASSWORD is given without READER_ROLE");
    }

    @Test
    void aRoleThatPostgresqlCanNotHaveIsNamed() {
        environment.put("RUNTIME_ROLE", "r".repeat(64));

        assertThatThrownBy(() -> new CommandLine(environment).parse(List.of("migrate")))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith("RUNTIME_ROLE");
    }

    @Test
    void theUrlMayStandInAFile(@TempDir Path directory) throws IOException {
        environment.put(
                "DATABASE_URL_FILE",
                Files.writeString(directory.resolve("url"), environment.remove("DATABASE_URL") + "\n")
                        .toString());

        assertThat(new CommandLine(environment)
                        .parse(List.of("full"))
                        .database()
                        .url()
                        .user())
                .contains("u");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATABASE_URL", "REGION", "VIVENU_BASE_URL", "VIVENU_API_KEY"})
    void namesTheVariableThatIsMissing(String name) {
        environment.remove(name);

        assertThatThrownBy(this::poll)
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith(name + " is not set: ");
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL, mysql://db/x",
        "REGION, Dach",
        "REGION, a/b/c",
        "REGION, ticketing/a.b",
        "VIVENU_BASE_URL, vivenu.com/api",
        "VIVENU_API_KEY, can ary",
        "VIVENU_API_KEY_FILE, /does/not/exist",
        "REQUESTS_PER_MINUTE, 0",
        "REQUESTS_PER_HOUR, -5",
        "COMPLETENESS_THRESHOLD_PERCENT, 101",
        "SAFETY_LAG_SECONDS, soon",
        "DEADLINE_SECONDS, 0",
        "DELIVERY_RETENTION_DAYS, 29",
        "DELIVERY_RETENTION_DAYS, P90D",
        "OVERLAP_SECONDS, 1.5",
        "WEBHOOK_TELLS_TICKETS, yes",
        "REGION_CREATED, yesterday",
        "DATABASE_POOLER, session",
        "VIVENU_PROXY, https://proxy:3128",
        "VIVENU_NO_PROXY, *.example.com",
        "VIVENU_CA_FILE, /does/not/exist"
    })
    void namesTheVariableThatIsWrong(String name, String value) {
        if (name.equals("VIVENU_API_KEY_FILE")) {
            environment.remove("VIVENU_API_KEY");
        }
        environment.put(name, value);

        assertThatThrownBy(this::poll)
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith(name)
                .hasMessageNotContaining("can ary");
    }

    @Test
    void readsTheWayToVivenu() {
        assertThat(poll().connection()).isEqualTo(HttpConnectionSettings.none());

        environment.put("VIVENU_PROXY", "http://proxy.example.com:3128");
        environment.put("VIVENU_NO_PROXY", "gateway, .example.com");

        assertThat(poll().connection().proxy())
                .hasValue(new HttpsProxy(
                        "proxy.example.com", 3128, List.of(new DirectHost("gateway"), new DirectHost(".example.com"))));
    }

    @Test
    void verifiesTheDatabaseByACertificate() {
        environment.put("DATABASE_CA_FILE", "/trust/ca.crt");

        PollerCommand command = new CommandLine(environment).parse(List.of("migrate"));

        assertThat(command.database().url().jdbcUrl()).endsWith("?sslmode=verify-full&sslrootcert=%2Ftrust%2Fca.crt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dach", "ticketing/dach", "a-1"})
    void takesARegionWithOrWithoutItsNamespace(String region) {
        environment.put("REGION", region);

        assertThat(poll().region()).isEqualTo(new RegionKey(region));
    }

    @Test
    void readsTheKeyFromAFile(@TempDir Path directory) throws IOException {
        environment.remove("VIVENU_API_KEY");
        environment.put(
                "VIVENU_API_KEY_FILE",
                Files.writeString(directory.resolve("key"), "from-file\n").toString());

        assertThat(poll().apiKey().value()).isEqualTo("from-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "everything", "full incremental"})
    void saysWhichCommandsThereAre(String command) {
        assertThatThrownBy(() -> new CommandLine(environment).parse(List.of(command)))
                .hasMessageContaining("incremental, full, migrate, check");
    }

    @Test
    void settingsNeverShowTheKey() {
        assertThat(poll().toString()).doesNotContain("canary");
    }

    private PollSettings poll() {
        return ((PollerCommand.Poll) new CommandLine(environment).parse(List.of("full"))).settings();
    }
}
