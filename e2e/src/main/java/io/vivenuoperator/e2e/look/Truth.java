package io.vivenuoperator.e2e.look;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the simulator knows to be sold of one seller. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Truth(String seller, List<Event> events) {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public Truth {
        events = List.copyOf(events);
    }

    /** One event and what is sold of its types. */
    public record Event(String eventId, String name, long sold, List<TicketType> ticketTypes) {
        public Event {
            ticketTypes = List.copyOf(ticketTypes);
        }
    }

    /** One ticket type. */
    public record TicketType(String ticketTypeId, String name, long sold) {}

    /** Asks the simulator's control API at {@code control}. */
    public static Truth of(String control, String seller) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(control + "/truth/" + seller)).build();
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("the simulator answered " + response.statusCode() + " for seller " + seller);
            }
            return JSON.readValue(response.body(), Truth.class);
        }
    }

    /** Sold by ticket type id; types of which nothing is sold are left out. */
    public Map<String, Long> soldByType() {
        var sold = new TreeMap<String, Long>();
        for (var event : events) {
            for (var type : event.ticketTypes()) {
                if (type.sold() > 0) {
                    sold.put(type.ticketTypeId(), type.sold());
                }
            }
        }
        return sold;
    }
}
