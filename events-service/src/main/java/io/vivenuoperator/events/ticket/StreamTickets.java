package io.vivenuoperator.events.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.events.sealing.SealedText;
import io.vivenuoperator.events.sealing.SecretSeal;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.ticket.TakenTickets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues tickets and takes each once, whichever process it is brought to. They are sealed texts, so that every process with the same keys
 * knows them; of those that were taken, the database has the number.
 */
public final class StreamTickets {
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final String OWNER = "stream-ticket";
    private static final String DIVIDER = ".";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SecretSeal seal;
    private final Database database;
    private final TakenTickets taken = new TakenTickets();

    public StreamTickets(SecretSeal seal, Database database) {
        this.seal = seal;
        this.database = database;
    }

    /** A ticket as its owner gets it. */
    public record IssuedTicket(String text, Instant expiresAt) {
        /** Without the ticket. */
        @Override
        public String toString() {
            return "IssuedTicket[" + expiresAt + "]";
        }
    }

    /**
     * What a ticket is good for.
     *
     * @param caller the name of the key that asked for it
     * @param types of the filter that it is bound to, as they were given
     */
    public record TicketGrant(String caller, List<String> types, List<String> sources, Optional<String> key) {
        public TicketGrant {
            types = List.copyOf(types);
            sources = List.copyOf(sources);
        }
    }

    public IssuedTicket issue(TicketGrant grant, Instant now) {
        Instant expiresAt = now.plus(LIFE);
        var json = JSON.createObjectNode()
                .put("caller", grant.caller())
                .put("until", expiresAt.toString())
                .put("nonce", UUID.randomUUID().toString());
        var types = json.putArray("types");
        grant.types().forEach(types::add);
        var sources = json.putArray("sources");
        grant.sources().forEach(sources::add);
        grant.key().ifPresent(key -> json.put("key", key));
        SealedText sealed = seal.seal(json.toString(), OWNER);
        return new IssuedTicket(
                encoded(sealed.keyId().getBytes(StandardCharsets.UTF_8)) + DIVIDER + encoded(sealed.octets()),
                expiresAt);
    }

    /**
     * What it is good for; empty if it is none of ours, too old, or was taken before.
     *
     * @throws io.vivenuoperator.platform.database.DatabaseException if the database can't say whether it was
     */
    public Optional<TicketGrant> take(String text, Instant now) {
        try {
            String[] parts = text.split("\\.", -1);
            if (parts.length != 2) {
                return Optional.empty();
            }
            var sealed = new SealedText(
                    new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8),
                    Base64.getUrlDecoder().decode(parts[1]));
            Optional<String> opened = seal.open(sealed, OWNER);
            return opened.isEmpty() ? Optional.empty() : grant(JSON.readTree(opened.get()), now);
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Optional<TicketGrant> grant(JsonNode json, Instant now) {
        Instant until = Instant.parse(json.path("until").asText());
        String number = json.path("nonce").asText();
        boolean good = now.isBefore(until) && database.inTransaction(tx -> taken.take(tx, number, until));
        return good
                ? Optional.of(new TicketGrant(
                        json.path("caller").asText(),
                        texts(json.path("types")),
                        texts(json.path("sources")),
                        Optional.ofNullable(json.path("key").textValue())))
                : Optional.empty();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static String encoded(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
