package io.vivenuoperator.receiver.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.service.fuzz.ByteMutator;
import io.vivenuoperator.receiver.Bodies;
import io.vivenuoperator.receiver.DeliveryMutator;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.envelope.EnvelopeParser;
import io.vivenuoperator.receiver.envelope.ParsedBody;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.ingest.IngestDelivery;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Damaged bodies, up to the store's records: each gives an answer or a record that PostgreSQL can store. An exception after
 * the signature check would affect not only its own delivery but the whole batch.
 */
class EnvelopeFuzzTest {
    private static final int INPUTS = 60_000;
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    private final EnvelopeParser parser = new EnvelopeParser();
    private final ByteMutator mutations = DeliveryMutator.seeded();
    private final List<byte[]> seeds = List.of(
            bytes(Bodies.ticket("d1", "t1", NOW)),
            bytes(Bodies.event("d2", "e1", "HYROX", "10", NOW)),
            bytes(Bodies.event("d3", "e1", "HYROX", "10", NOW).replace("event.updated", "event.deleted")),
            bytes(Bodies.transaction("d4")));

    @Test
    void endsInAnAnswerOrInRecords() throws CharacterCodingException {
        int inputs = ByteMutator.inputs(INPUTS);
        int accepted = 0;
        for (int input = 0; input < inputs; input++) {
            byte[] body = mutations.of(seeds.get(input % seeds.size()));
            if (parser.parse(body) instanceof ParsedBody.Accepted parsed) {
                accepted++;
                requireStorable(
                        new Delivery("dach", parsed.envelope(), parsed.kept(), "00".repeat(32), body.length, NOW));
            }
        }
        assertThat(accepted).isBetween(1, inputs - 1);
        System.out.println("envelope fuzz: " + inputs + " inputs, " + accepted + " still envelopes, crashes 0");
    }

    private static void requireStorable(Delivery delivery) throws CharacterCodingException {
        IngestDelivery mapped = DeliveryMapping.delivery(delivery);
        DeliveryRecord record = mapped.envelope();
        requireStorable(record.deliveryId());
        requireStorable(record.eventType());
        requireStorable(record.kept().orElse(""));
        requireStorable(record.objectId().orElse(""));
        assertThat(record.deliveryId()).isNotBlank();
        long records = Stream.of(mapped.event(), mapped.deletion(), mapped.ticket())
                .filter(Optional::isPresent)
                .count();
        assertThat(records).isLessThanOrEqualTo(1);
    }

    /** Neither NUL nor an unpaired surrogate. */
    private static void requireStorable(String text) throws CharacterCodingException {
        assertThat(text.indexOf('\0')).isNegative();
        assertThat(StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)))
                .isNotNull();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
