package io.vivenuoperator.simulators.platform.environment;

import java.util.Map;
import java.util.Optional;

/** The variables that a simulator is set up by. */
public final class PlatformEnvironment {
    private static final int LARGEST_PORT = 65_535;

    private final Map<String, String> variables;

    /** These variables. */
    public PlatformEnvironment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** A text without space around it; empty if it is not set. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * {@code PORT}.
     *
     * @throws IllegalArgumentException naming it and the fix
     */
    public int port(int absent) {
        Optional<String> value = text("PORT");
        try {
            int port = value.map(Integer::parseInt).orElse(absent);
            if (port >= 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("PORT is not a number: set it to one between 0 and 65535", e);
        }
        throw new IllegalArgumentException("PORT is out of range: set it between 0 and 65535");
    }

    /**
     * {@code true} or {@code false}.
     *
     * @throws IllegalArgumentException naming the variable and the fix
     */
    public boolean truth(String name, boolean absent) {
        String value = text(name).orElse(Boolean.toString(absent));
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(name + " is neither: set it to true or false");
        }
        return Boolean.parseBoolean(value);
    }
}
