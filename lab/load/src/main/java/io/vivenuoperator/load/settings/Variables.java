package io.vivenuoperator.load.settings;

import java.util.Map;

/** Reads variables. */
public record Variables(Map<String, String> environment) {
    public Variables {
        environment = Map.copyOf(environment);
    }

    public String text(String name, String absent) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? absent : value;
    }

    public String required(String name, String fix) {
        String value = text(name, "");
        if (value.isEmpty()) {
            throw new MisconfiguredException(name + " is not set: give " + fix);
        }
        return value;
    }

    /** Within the bounds, inclusive. */
    public int number(String name, int absent, int least, int most) {
        return (int) Math.round(decimal(name, absent, least, most));
    }

    /** Within the bounds, inclusive. */
    public double decimal(String name, double absent, double least, double most) {
        String value = text(name, "");
        if (value.isEmpty()) {
            return absent;
        }
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw outOfRange(name, least, most);
        }
        throw outOfRange(name, least, most);
    }

    private static MisconfiguredException outOfRange(String name, double least, double most) {
        return new MisconfiguredException("%s must be a number from %s to %s".formatted(name, least, most));
    }
}
