package io.vivenuoperator.e2e.look;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the simulator knows of one seller. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Truth(String seller, String sellerId, List<Event> events) {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public Truth {
        events = List.copyOf(events);
    }

    /** One event, and what is sold of its types. Times are in RFC 3339. */
    public record Event(
            String eventId,
            String name,
            @Nullable Long capacity,
            long sold,
            List<TicketType> ticketTypes,
            String start,
            String end,
            String sellStart,
            String sellEnd,
            String timezone,
            String url,
            String updatedAt) {
        public Event {
            ticketTypes = List.copyOf(ticketTypes);
        }
    }

    /** One ticket type. */
    public record TicketType(
            String ticketTypeId,
            String name,
            BigDecimal price,
            @Nullable Long capacity,
            long sold) {}

    /** Asks the simulator's control API at {@code control}. */
    public static Truth of(String control, String seller) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(control + "/truth/" + seller))
                    .build();
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("the simulator answered " + response.statusCode() + " for seller " + seller);
            }
            return JSON.readValue(response.body(), Truth.class);
        }
    }
}
