package io.vivenuoperator.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the process's settings from its environment. */
final class SimulatorEnvironment {
    private static final int DEFAULT_PORT = 8090;

    private final Map<String, String> variables;

    SimulatorEnvironment(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException naming the variable and the fix
     */
    SimulatorSettings settings() {
        SimulatorSettings defaults = SimulatorSettings.defaults();
        return new SimulatorSettings(
                text("HOST").orElse(defaults.host()),
                (int) number("PORT", DEFAULT_PORT, 0, 65_535),
                sellers(defaults.sellers()),
                (int) number("EVENTS_PER_SELLER", defaults.eventsPerSeller(), 1, 1_000),
                (int) number("TICKETS_PER_EVENT", defaults.ticketsPerEvent(), 0, 1_000_000),
                (int) number("SALES_PER_MINUTE", defaults.salesPerMinute(), 0, 60_000),
                number("SEED", defaults.seed(), Long.MIN_VALUE, Long.MAX_VALUE),
                truth("ALLOW_HTTP_WEBHOOKS", defaults.allowHttpWebhooks()),
                retries(defaults.webhookRetries()),
                defaults.deliveryTimeout(),
                (int) number("RATE_PER_MINUTE", 0, 0, 1_000_000),
                (int) number("RATE_PER_HOUR", 0, 0, 1_000_000));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private long number(String name, long absent, long least, long most) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return absent;
        }
        try {
            long number = Long.parseLong(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a number: set it to a whole number", e);
        }
        throw new IllegalArgumentException(name + " is out of range: set it between " + least + " and " + most);
    }

    private boolean truth(String name, boolean absent) {
        String value = text(name).orElse(Boolean.toString(absent)).toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(name + " is neither: set it to true or false");
        }
        return Boolean.parseBoolean(value);
    }

    private List<String> sellers(List<String> absent) {
        List<String> names = text("SELLERS").map(SimulatorEnvironment::split).orElse(absent);
        boolean valid = names.stream().allMatch(name -> name.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?"));
        if (!valid || names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException(
                    "SELLERS is not a list of names: set it to different names of lower-case letters, digits and hyphens, separated by commas");
        }
        return names;
    }

    private List<Duration> retries(List<Duration> absent) {
        try {
            return text("WEBHOOK_RETRY_SECONDS")
                    .map(value -> split(value).stream()
                            .map(Long::parseUnsignedLong)
                            .map(Duration::ofSeconds)
                            .toList())
                    .orElse(absent);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "WEBHOOK_RETRY_SECONDS is not a list of numbers: set it to seconds separated by commas, like 1,5,30",
                    e);
        }
    }

    private static List<String> split(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip).toList();
    }
}
