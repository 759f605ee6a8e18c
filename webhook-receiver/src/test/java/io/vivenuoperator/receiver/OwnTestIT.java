package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.contracts.registry.LoadedRegistry;
import io.vivenuoperator.contracts.registry.TestDelivery;
import io.vivenuoperator.store.inbox.TestDeliveries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A delivery of the installation's own goes a delivery's whole way, and nobody's number moves. */
class OwnTestIT extends WithRegions {
    private static final String KEY = "dach-new";
    private static final String OF_DACH = "region=\"dach\"";
    /** What a region's series say that a delivery came. */
    private static final List<String> SIGNS_OF_LIFE = List.of(
            "vivenu_receiver_deliveries_total",
            "vivenu_receiver_last_delivery_timestamp_seconds",
            "vivenu_receiver_signing_key_matches_total",
            "vivenu_receiver_signing_key_last_match_timestamp_seconds",
            "vivenu_receiver_requests_total");

    private RunningReceiver receiver;

    @BeforeEach
    void start() {
        receiver =
                RunningReceiver.start(database.runtimeUrl(), regions, Map.of()).ready();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private static String test(String id) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"data\":{}}".formatted(id, TestDelivery.TYPE);
    }

    private int post(String key, String body) {
        return receiver.vivenu().post(DACH, key, body).statusCode();
    }

    @Test
    void itIsStoredAndItsKeyCanBeTakenOnce() {
        // when
        int status = post(KEY, test("t1"));

        // then
        assertThat(status).isEqualTo(204);
        assertThat(taken("t1")).isTrue();
        assertThat(taken("t1")).isFalse();
        assertThat(database.number("SELECT count(*) FROM delivery_key")).isZero();
    }

    private boolean taken(String id) {
        return database.database().inTransaction(tx -> TestDeliveries.take(tx, "dach", id));
    }

    @Test
    void noReaderEverSeesItsRow() {
        // given: whatever is read while it is stored comes after its INSERT
        database.execute("""
                CREATE TABLE seen (event_type text);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
                $$ BEGIN INSERT INTO seen VALUES (NEW.event_type); RETURN NULL; END $$;
                CREATE TRIGGER note AFTER INSERT ON webhook_delivery FOR EACH ROW EXECUTE FUNCTION note()
                """);

        // when
        post(KEY, test("t1"));

        // then
        assertThat(database.text("SELECT string_agg(event_type, ',') FROM seen"))
                .isEqualTo(TestDelivery.TYPE);
        assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isZero();
        assertThat(database.number("SELECT count(*) FROM ticket")).isZero();
        assertThat(database.number("SELECT count(*) FROM message")).isZero();
    }

    @Test
    void itIsNoSignOfLifeOfTheRegion() {
        // when
        post(KEY, test("t1"));

        // then
        await().untilAsserted(() -> assertThat(
                        receiver.metric("vivenu_receiver_requests_total", "reason=\"Test\",region=\"\""))
                .isEqualTo(1));
        assertThat(SIGNS_OF_LIFE)
                .allSatisfy(series ->
                        assertThat(receiver.metric(series, OF_DACH)).as(series).isZero());
        assertThat(registry().lastDelivery()).isEmpty();
    }

    @Test
    void aSaleBesideItCounts() {
        // when
        post(KEY, test("t1"));
        post(KEY, Bodies.ticket("d1", "t1", Instant.now()));

        // then
        assertThat(database.text("SELECT string_agg(event_type, ',') FROM webhook_delivery"))
                .isEqualTo("ticket.created");
        assertThat(registry().lastDelivery()).isPresent();
        receiver.awaitDeliveries(OF_DACH, 1);
    }

    @Test
    void withoutASignatureItIsAForgeryLikeAnyOther() {
        assertThat(post("another key", test("t1"))).isEqualTo(401);
        assertThat(database.number("SELECT count(*) FROM delivery_key")).isZero();
    }

    @Test
    void theReceiverSaysThatItKnowsTests() {
        assertThat(registry().tests()).isTrue();
    }

    private LoadedRegistry registry() {
        return LoadedRegistry.parse(
                        receiver.management().get("/registry?region=dach").body())
                .orElseThrow();
    }
}
