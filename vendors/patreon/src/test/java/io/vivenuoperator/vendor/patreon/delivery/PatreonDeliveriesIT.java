package io.vivenuoperator.vendor.patreon.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.simulators.patreon.PatreonSettings;
import io.vivenuoperator.simulators.patreon.PatreonSimulator;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.simulators.platform.server.RecordingReceiver;
import io.vivenuoperator.vendor.api.person.PersonField;
import io.vivenuoperator.vendor.api.person.ReadMembership;
import io.vivenuoperator.vendor.api.signature.DeliveryHead;
import io.vivenuoperator.vendor.api.signature.DeliveryProof;
import io.vivenuoperator.vendor.api.source.PersonPage;
import io.vivenuoperator.vendor.patreon.reading.MemberPageReader;
import io.vivenuoperator.vendor.patreon.signature.PatreonVerifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Patreon sends that shares nothing with the verifier. */
class PatreonDeliveriesIT {
    private PatreonSimulator simulator;
    private RecordingReceiver receiver;
    private PatreonVerifier verifier;

    @BeforeEach
    void start() throws Exception {
        receiver = new RecordingReceiver();
        simulator = PatreonSimulator.start(PatreonSettings.defaults());
        verifier = new PatreonVerifier(List.of("a-newer-secret", registered()));
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"documentedShape\":true}", "{\"duplicateWebhooks\":1}", "{\"reorderWebhooksMillis\":50}"
            })
    void whatItSignsIsGenuineAndIsAMember(String faults) throws Exception {
        RecordingReceiver.Post post = joined(faults);

        assertThat(proof(post)).isEqualTo(new DeliveryProof.Genuine(1));
        PersonPage page = MemberPageReader.delivered(post.body().getBytes(UTF_8));
        assertThat(page.unreadable()).isEmpty();
        assertThat(page.people()).singleElement().satisfies(person -> {
            assertThat(person.field(PersonField.FULL_NAME)).contains("Zoë Müller");
            assertThat(person.memberships())
                    .extracting(ReadMembership::externalId)
                    .containsExactly(simulator.truth().at("/ids/k1").textValue());
        });
    }

    @Test
    void aWrongSignatureProvesNothing() throws Exception {
        assertThat(proof(joined("{\"wrongSignatureNext\":1}"))).isEqualTo(new DeliveryProof.Unproved());
    }

    private RecordingReceiver.Post joined(String faults) throws Exception {
        simulator.faults(Caller.json(faults));
        simulator.load(Caller.json("{\"announce\":true,\"people\":[{\"key\":\"k1\",\"fullName\":\"Zoë Müller\"}]}"));
        await().atMost(10, SECONDS).until(() -> !receiver.posts().isEmpty());
        return receiver.posts().getFirst();
    }

    private DeliveryProof proof(RecordingReceiver.Post post) {
        return verifier.verify(new DeliveryHead(post.headers()), post.body().getBytes(UTF_8));
    }

    private String registered() throws Exception {
        try (var caller = new Caller(simulator.url(), Map.of("Authorization", "Bearer sim-creator-access"))) {
            Caller.Reply reply = caller.send("POST", "/api/oauth2/v2/webhooks", """
                    {"data":{"type":"webhook","attributes":{"triggers":["members:create"],"uri":"%s"},
                      "relationships":{"campaign":{"data":{"type":"campaign","id":"7000001"}}}}}""".formatted(receiver.url()));
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
            return reply.json().at("/data/attributes/secret").textValue();
        }
    }
}
