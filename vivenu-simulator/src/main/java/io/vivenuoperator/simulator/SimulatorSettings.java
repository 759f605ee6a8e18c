package io.vivenuoperator.simulator;

import java.time.Duration;
import java.util.List;

/**
 * A simulator's settings.
 *
 * @param port 0 for any free port
 * @param sellers the sellers' names; a seller's API key is {@code sim-key-<name>}
 * @param ticketsPerEvent tickets sold at the start, on average over a seller's events
 * @param salesPerMinute per seller; 0 sells only on request
 * @param seed the same seed creates the same world
 * @param allowHttpWebhooks whether webhooks may be registered without TLS
 * @param webhookRetries the delays before each retry of a delivery
 * @param deliveryTimeout how long a receiver may take to answer
 * @param requestsPerMinute limit per key, beyond which the answer is 429; 0 for no limit
 * @param requestsPerHour limit per key, beyond which the answer is 429; 0 for no limit
 */
public record SimulatorSettings(
        String host,
        int port,
        List<String> sellers,
        int eventsPerSeller,
        int ticketsPerEvent,
        int salesPerMinute,
        long seed,
        boolean allowHttpWebhooks,
        List<Duration> webhookRetries,
        Duration deliveryTimeout,
        int requestsPerMinute,
        int requestsPerHour) {
    /** As at Vivenu: six retries within about two hours. The exact delays are unknown. */
    static final List<Duration> DEFAULT_RETRIES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(8),
            Duration.ofMinutes(20),
            Duration.ofMinutes(35),
            Duration.ofMinutes(55));

    public SimulatorSettings {
        sellers = List.copyOf(sellers);
        webhookRetries = List.copyOf(webhookRetries);
        check("port", port, 0, 65_535);
        check("eventsPerSeller", eventsPerSeller, 1, 1_000);
        check("ticketsPerEvent", ticketsPerEvent, 0, 1_000_000);
        check("salesPerMinute", salesPerMinute, 0, 60_000);
        check("requestsPerMinute", requestsPerMinute, 0, 1_000_000);
        check("requestsPerHour", requestsPerHour, 0, 1_000_000);
        if (sellers.isEmpty() || !sellers.stream().allMatch(name -> name.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?"))) {
            throw new IllegalArgumentException("sellers must be names of lower-case letters, digits and hyphens");
        }
    }

    /** Four sellers with four events of 300 tickets, no automatic sales, on 127.0.0.1 and any free port. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings(
                "127.0.0.1",
                0,
                List.of("dach", "italy", "france", "benelux"),
                4,
                300,
                0,
                1,
                true,
                DEFAULT_RETRIES,
                Duration.ofSeconds(10),
                0,
                0);
    }

    /** The address to listen on. */
    public SimulatorSettings withHost(String host) {
        return new SimulatorSettings(
                host,
                port,
                sellers,
                eventsPerSeller,
                ticketsPerEvent,
                salesPerMinute,
                seed,
                allowHttpWebhooks,
                webhookRetries,
                deliveryTimeout,
                requestsPerMinute,
                requestsPerHour);
    }

    /** The port to listen on. */
    public SimulatorSettings withPort(int port) {
        return new SimulatorSettings(
                host,
                port,
                sellers,
                eventsPerSeller,
                ticketsPerEvent,
                salesPerMinute,
                seed,
                allowHttpWebhooks,
                webhookRetries,
                deliveryTimeout,
                requestsPerMinute,
                requestsPerHour);
    }

    /** The sellers' names. */
    public SimulatorSettings withSellers(List<String> sellers) {
        return new SimulatorSettings(
                host,
                port,
                sellers,
                eventsPerSeller,
                ticketsPerEvent,
                salesPerMinute,
                seed,
                allowHttpWebhooks,
                webhookRetries,
                deliveryTimeout,
                requestsPerMinute,
                requestsPerHour);
    }

    /** The number of events per seller. */
    public SimulatorSettings withEventsPerSeller(int eventsPerSeller) {
        return new SimulatorSettings(
                host,
                port,
                sellers,
                eventsPerSeller,
                ticketsPerEvent,
                salesPerMinute,
                seed,
                allowHttpWebhooks,
                webhookRetries,
                deliveryTimeout,
                requestsPerMinute,
                requestsPerHour);
    }

    /** The number of tickets sold at the start. */
    public SimulatorSettings withTicketsPerEvent(int ticketsPerEvent) {
        return new SimulatorSettings(
                host,
                port,
                sellers,
                eventsPerSeller,
                ticketsPerEvent,
                salesPerMinute,
                seed,
                allowHttpWebhooks,
                webhookRetries,
                deliveryTimeout,
                requestsPerMinute,
                requestsPerHour);
    }

    /** The rate of automatic sales. */
    public SimulatorSettings withSalesPerMinute(int salesPerMinute) {
        return new SimulatorSettings(
                host,
                port,
                sellers,
                eventsPerSeller,
                ticketsPerEvent,
                salesPerMinute,
                seed,
                allowHttpWebhooks,
                webhookRetries,
                deliveryTimeout,
                requestsPerMinute,
                requestsPerHour);
    }

    /** The seed of the world. */
    public SimulatorSettings withSeed(long seed) {
        return new SimulatorSettings(
                host,
                port,
                sellers,
                eventsPerSeller,
                ticketsPerEvent,
                salesPerMinute,
                seed,
                allowHttpWebhooks,
                webhookRetries,
                deliveryTimeout,
                requestsPerMinute,
                requestsPerHour);
    }

    /** Whether webhooks without TLS are allowed. */
    public SimulatorSettings withAllowHttpWebhooks(boolean allowHttpWebhooks) {
        return new SimulatorSettings(
                host,
                port,
                sellers,
                eventsPerSeller,
                ticketsPerEvent,
                salesPerMinute,
                seed,
                allowHttpWebhooks,
                webhookRetries,
                deliveryTimeout,
                requestsPerMinute,
                requestsPerHour);
    }

    /** The delays before the retries of a delivery. */
    public SimulatorSettings withWebhookRetries(List<Duration> webhookRetries) {
        return new SimulatorSettings(
                host,
                port,
                sellers,
                eventsPerSeller,
                ticketsPerEvent,
                salesPerMinute,
                seed,
                allowHttpWebhooks,
                webhookRetries,
                deliveryTimeout,
                requestsPerMinute,
                requestsPerHour);
    }

    /** How long a receiver may take. */
    public SimulatorSettings withDeliveryTimeout(Duration deliveryTimeout) {
        return new SimulatorSettings(
                host,
                port,
                sellers,
                eventsPerSeller,
                ticketsPerEvent,
                salesPerMinute,
                seed,
                allowHttpWebhooks,
                webhookRetries,
                deliveryTimeout,
                requestsPerMinute,
                requestsPerHour);
    }

    /** The rate limit by the minute. */
    public SimulatorSettings withRequestsPerMinute(int requestsPerMinute) {
        return new SimulatorSettings(
                host,
                port,
                sellers,
                eventsPerSeller,
                ticketsPerEvent,
                salesPerMinute,
                seed,
                allowHttpWebhooks,
                webhookRetries,
                deliveryTimeout,
                requestsPerMinute,
                requestsPerHour);
    }

    /** The rate limit by the hour. */
    public SimulatorSettings withRequestsPerHour(int requestsPerHour) {
        return new SimulatorSettings(
                host,
                port,
                sellers,
                eventsPerSeller,
                ticketsPerEvent,
                salesPerMinute,
                seed,
                allowHttpWebhooks,
                webhookRetries,
                deliveryTimeout,
                requestsPerMinute,
                requestsPerHour);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most);
        }
    }
}
