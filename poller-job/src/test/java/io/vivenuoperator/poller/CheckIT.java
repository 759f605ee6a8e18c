package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.log.CapturedLog;
import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.receiver.Receiver;
import io.vivenuoperator.receiver.persistence.PostgresStores;
import io.vivenuoperator.receiver.settings.ReceiverSettings;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.figures.StoreFigureReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code helm test} runs, on a real database and a real receiver: all well, and one fault at a time with its sentence. */
class CheckIT extends OnASimulatedVivenu {
    private static final List<String> CHECK = List.of("check");
    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final String NO_KEY = "{\"reason\":\"Unauthorized\",\"message\":\"a key is needed\"}";

    private final TestDatabase another = TestDatabase.migrated();
    private Path loaded;
    private Receiver receiver;
    private HttpServer api;

    @BeforeEach
    void anInstallation() throws IOException {
        run(FULL);
        loaded = Files.createDirectory(directory.resolve("receiver")).resolve("regions.json");
        Files.writeString(loaded, registry("7", "key-1"));
        Files.writeString(directory.resolve("regions.json"), registry("7", "key-1"));
        receiver = receiver(database.runtimeUrl(), Map.of());
        api = answering("/v1/regions", 401, NO_KEY);
        environment.putAll(Map.of(
                "REGIONS_FILE", directory.resolve("regions.json").toString(),
                "API_URL", "http://127.0.0.1:" + api.getAddress().getPort(),
                "VIVENU_BASE_URLS", vivenu.apiUrl().toString()));
        reachedAt(receiver);
    }

    @AfterEach
    void close() {
        receiver.close();
        api.stop(0);
    }

    private static String registry(String revision, String key) {
        return "{\"revision\":\"%s\",\"regions\":[{\"region\":\"unknown\",\"signingKeys\":[\"k\"]},".formatted(revision)
                + "{\"region\":\"dach\",\"signingKeys\":[\"%s\",\"key-0\"]}]}".formatted(key);
    }

    private Receiver receiver(String url, Map<String, String> more) {
        var variables = new HashMap<>(Map.of(
                "DATABASE_URL", url,
                "REGIONS_FILE", loaded.toString(),
                "HOST", "127.0.0.1",
                "PORT", "0",
                "MANAGEMENT_PORT", "0",
                "SHUTDOWN_GRACE_SECONDS", "1"));
        variables.putAll(more);
        var settings = ReceiverSettings.from(new EnvironmentVariables(variables));
        var stores = new PostgresStores(settings.database(), settings.news(), DatabaseObserver.NONE, clock);
        var figures = new StoreFigureReader(settings.database(), "figures", DatabaseObserver.NONE, clock);
        var started = Receiver.start(settings, stores, figures, Receiver.meters(), clock);
        await().until(() -> status("http://127.0.0.1:" + started.managementPort() + "/observe/health/ready") == 200);
        return started;
    }

    private static int status(String address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private void reachedAt(Receiver at) {
        environment.put("RECEIVER_URL", "http://127.0.0.1:" + at.port());
        environment.put("RECEIVERS_URL", "http://127.0.0.1:" + at.managementPort());
    }

    private static HttpServer answering(String path, int status, String body) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Runs the checks, and expects them to end like this and to say so. */
    private String check(int code) {
        try (var log = new CapturedLog()) {
            assertThat(run(CHECK)).as(log.text()).isEqualTo(code);
            return log.text();
        }
    }

    private void assertFails(String check, String sentence) throws IOException {
        String said = check(1);
        assertThat(said.lines().filter(line -> line.contains("Check failed")))
                .as(said)
                .singleElement()
                .asString()
                .contains("check=\"" + check + "\"")
                .contains(sentence);
        assertThat(termination()).contains(sentence);
    }

    private String termination() throws IOException {
        return Files.readString(directory.resolve("termination"));
    }

    private void assertNotTried(String check, String why) throws IOException {
        String said = check(0);
        assertThat(said.lines().filter(line -> line.contains("Check not tried")))
                .as(said)
                .singleElement()
                .asString()
                .contains("check=\"" + check + "\"")
                .contains(why);
        assertThat(termination()).isEqualTo("4 checks passed, not tried: " + check);
    }

    @Test
    void whatWorksPassesAndMovesNoNumber() throws IOException {
        // when
        check(0);

        // then
        assertThat(termination()).isEqualTo("5 checks passed");
        assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isZero();
        assertThat(database.number("SELECT count(*) FROM delivery_key")).isZero();
        assertThat(database.number("SELECT count(*) FROM region")).isEqualTo(1);
        assertStoredIsTrue();
    }

    @Test
    void noKeyIsSaid() {
        assertThat(check(0)).doesNotContain("key-1").doesNotContain("key-0");
    }

    @Test
    void receiversWithAnotherKeyAreNamed() throws IOException {
        Files.writeString(directory.resolve("regions.json"), registry("7", "key-2"));

        assertFails(
                "delivery",
                "The receivers refuse what is signed with the newest key of region dach in the registry (401");
    }

    @Test
    void aDatabaseThatIsReadOnlyIsNamed() throws IOException {
        database.execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");

        assertFails("database", "The database is read-only (default_transaction_read_only is on)");
    }

    @Test
    void aRightThatIsMissingIsNamed() throws IOException {
        database.execute("REVOKE INSERT ON ticket FROM runtime");

        assertFails("database", "The role runtime may not read and write ticket");
    }

    @Test
    void aSchemaThatIsBehindIsNamed() throws IOException {
        database.execute("DELETE FROM flyway_schema_history WHERE version = (SELECT max(version::integer)::text FROM"
                + " flyway_schema_history)");

        assertFails(
                "database",
                "The database's schema is version %d, this program needs %d"
                        .formatted(StoreDatabase.SCHEMA - 1, StoreDatabase.SCHEMA));
    }

    @Test
    void aBlockedWayToVivenuIsNamed() throws IOException {
        environment.put("VIVENU_BASE_URLS", NOWHERE + "/api");

        assertFails("vivenu", "No answer from Vivenu at http://127.0.0.1:1/api to GET /events");
    }

    @Test
    void somethingInVivenusPlaceIsNotVivenu() throws IOException {
        vivenu.faults(Faults.of(Map.of("firewall", true)));

        assertFails("vivenu", "Something in place of Vivenu at ");
    }

    @Test
    void aRegistryThatIsNotLoadedIsNamed() throws IOException {
        Files.writeString(directory.resolve("regions.json"), registry("8", "key-1"));

        assertFails(
                "registry", "The receiver at 127.0.0.1 has loaded revision 7 of the registry, and the Secret has 8");
    }

    @Test
    void aServiceWithoutReceiversIsNamed() throws IOException {
        environment.put("RECEIVER_URL", NOWHERE);

        assertFails("delivery", "No receiver answers at http://127.0.0.1:1: the connection was refused");
    }

    @Test
    void receiversWithAnotherDatabaseAreNamed() throws IOException {
        // given: it knows the region, too
        try (var elsewhere = another.start()) {
            receiver.close();
            receiver = receiver(elsewhere.runtimeUrl(), Map.of());
            reachedAt(receiver);

            // then
            assertFails("delivery", "the receivers have another one");
            receiver.close();
        }
    }

    @Test
    void aReadApiThatIsSomethingElseIsNamed() throws IOException {
        api.stop(0);
        api = answering("/v1/regions", 401, "<html>Sign in</html>");
        environment.put("API_URL", "http://127.0.0.1:" + api.getAddress().getPort());

        assertFails("api", "answered a question without a key with status 401");
    }

    @Test
    void withoutAReadApiThatIsNotTried() throws IOException {
        environment.remove("API_URL");

        assertNotTried("api", "There is no read API");
    }

    @Test
    void aTestIsNotTheFirstThingThatIsKnownOfARegion() throws IOException {
        // given
        Files.writeString(
                directory.resolve("regions.json"),
                "{\"revision\":\"7\",\"regions\":[{\"region\":\"unknown\",\"signingKeys\":[\"k\"]}]}");

        // then
        assertNotTried("delivery", "No region with a signing key has been read yet");
        assertThat(database.number("SELECT count(*) FROM region")).isEqualTo(1);
    }

    @Test
    void anOlderReceiverGetsNoTest() throws IOException {
        // given
        var older = answering("/registry", 200, "{\"loaded\":true,\"revision\":\"7\",\"regions\":2}");
        environment.put(
                "RECEIVERS_URL", "http://127.0.0.1:" + older.getAddress().getPort());

        // then
        assertNotTried("delivery", "A receiver is older than this test");
        older.stop(0);
    }

    @Test
    void whomTheReceiverDoesNotLetInHasDeliveredNothing() throws IOException {
        receiver.close();
        receiver = receiver(database.runtimeUrl(), Map.of("ALLOWED_SOURCES", "192.0.2.0/24"));
        reachedAt(receiver);

        assertNotTried("delivery", "receiver.allowedSources leaves this pod's network out");
    }
}
