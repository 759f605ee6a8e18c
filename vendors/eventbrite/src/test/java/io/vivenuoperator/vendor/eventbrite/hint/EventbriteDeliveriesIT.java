package io.vivenuoperator.vendor.eventbrite.hint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.simulators.eventbrite.EventbriteSettings;
import io.vivenuoperator.simulators.eventbrite.EventbriteSimulator;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.simulators.platform.server.RecordingReceiver;
import io.vivenuoperator.vendor.api.person.PersonField;
import io.vivenuoperator.vendor.api.source.PageOutcome;
import io.vivenuoperator.vendor.api.source.PageOutcome.PageRead;
import io.vivenuoperator.vendor.eventbrite.client.EventbriteAttendees;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an Eventbrite sends that shares nothing with the reader, and what comes of following it. */
class EventbriteDeliveriesIT {
    private static final String ORGANIZATION = "5000001";

    private HttpClient http;
    private EventbriteSimulator simulator;
    private RecordingReceiver receiver;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        http = HttpTransport.newHttpClient();
        receiver = new RecordingReceiver();
        simulator = EventbriteSimulator.start(EventbriteSettings.defaults());
        caller = new Caller(simulator.url(), Map.of("Authorization", "Bearer sim-private-token"));
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
        receiver.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"uniqueDeliveryIds\":true}",
                "{\"duplicateWebhooks\":1}",
                "{\"reorderWebhooksMillis\":50}"
            })
    void anOrderIsAskedForAndIsThere(String faults) throws Exception {
        register("order.placed");
        buy(faults);

        EventbriteHint hint = HintReader.read(received());

        assertThat(hint).isInstanceOf(EventbriteHint.OfOrder.class);
        zoe(attendees().ofOrder((EventbriteHint.OfOrder) hint));
    }

    @Test
    void anAttendeeIsAskedForAndIsThere() throws Exception {
        register("attendee.checked_in");
        buy("{}");
        simulator.change("k1", Caller.json("{\"checkedIn\":true}"));

        EventbriteHint hint = HintReader.read(received());

        assertThat(hint).isInstanceOf(EventbriteHint.OfAttendee.class);
        zoe(attendees().ofAttendee((EventbriteHint.OfAttendee) hint));
    }

    @Test
    void anAddressElsewhereIsNotAskedFor() throws Exception {
        register("order.placed");
        buy("{\"strangeApiUrls\":true}");

        assertThat(HintReader.read(received())).isInstanceOf(EventbriteHint.Useless.class);
    }

    @Test
    void theButtonForTestsIsKnown() throws Exception {
        String id = register("order.placed");

        caller.send("POST", "/_control/webhooks/" + id + "/test", "");

        assertThat(HintReader.read(received())).isEqualTo(new EventbriteHint.OfButton());
    }

    private static void zoe(PageOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PageRead.class,
                        read -> assertThat(read.page().people())
                                .singleElement()
                                .satisfies(person -> assertThat(person.field(PersonField.FIRST_NAME))
                                        .isEqualTo(Optional.of("Zoë"))));
    }

    private EventbriteAttendees attendees() {
        return new EventbriteAttendees(
                http,
                new BaseUrl(simulator.url()),
                "sim-private-token",
                ORGANIZATION,
                CallPolicy.singleAttempt(Clock.systemUTC()));
    }

    private byte[] received() {
        await().atMost(10, SECONDS).until(() -> !receiver.posts().isEmpty());
        return receiver.posts().getFirst().body().getBytes(UTF_8);
    }

    private void buy(String faults) throws Exception {
        simulator.faults(Caller.json(faults));
        simulator.load(
                Caller.json(
                        "{\"announce\":true,\"people\":[{\"key\":\"k1\",\"firstName\":\"Zoë\",\"email\":\"zoe@web.example\"}]}"));
    }

    private String register(String actions) throws Exception {
        Caller.Reply reply = caller.with("Content-Type", "application/json")
                .send(
                        "POST",
                        "/v3/organizations/" + ORGANIZATION + "/webhooks/",
                        "{\"endpoint_url\":\"%s\",\"actions\":\"%s\"}".formatted(receiver.url(), actions));
        assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
        return reply.json().path("id").textValue();
    }
}
