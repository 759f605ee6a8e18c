package io.vivenuoperator.poller.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.poller.webhook.Mailbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A seller's webhooks in transit: late, twice, in any order, or never. They end in the receiver's own parser and store. */
final class LateMail {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RandomGenerator chance;
    private final Mailbox mailbox;
    private final String region;
    private final List<byte[]> underway = new ArrayList<>();
    private final List<byte[]> arrived = new ArrayList<>();

    LateMail(RandomGenerator chance, Mailbox mailbox, String region) {
        this.chance = chance;
        this.mailbox = mailbox;
        this.region = region;
    }

    void post(String body) {
        underway.add(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Some arrive, some of those a second time, and some are lost; returns how many were stored. */
    int arrive() {
        List<byte[]> batch = new ArrayList<>();
        for (int i = 1 + chance.nextInt(6); i > 0 && !underway.isEmpty(); i--) {
            batch.add(underway.remove(chance.nextInt(underway.size())));
        }
        if (!arrived.isEmpty() && chance.nextInt(3) == 0) {
            batch.add(again(arrived.get(chance.nextInt(arrived.size()))));
        }
        arrived.addAll(batch);
        if (!underway.isEmpty() && chance.nextInt(4) == 0) {
            underway.removeLast();
        }
        return mailbox.receive(region, batch);
    }

    /** Everything in transit arrives at last. */
    int arriveAll() {
        List<byte[]> batch = List.copyOf(underway);
        underway.clear();
        return mailbox.receive(region, batch);
    }

    /** The vendor repeats a delivery under its old id or a new one. */
    private byte[] again(byte[] body) {
        if (chance.nextBoolean()) {
            return body;
        }
        try {
            JsonNode envelope = JSON.readTree(body);
            return JSON.writeValueAsBytes(
                    ((ObjectNode) envelope).put("id", UUID.randomUUID().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
