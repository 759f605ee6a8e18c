package io.vivenuoperator.platform.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Typed access to environment variables. An empty variable counts as absent, and surrounding spaces are ignored. Anything
 * invalid causes a {@link MisconfiguredException} that names the variable and the fix.
 */
public record EnvironmentVariables(Map<String, String> variables) {
    public EnvironmentVariables {
        variables = Map.copyOf(variables);
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * The value of a required variable.
     *
     * @param fix what to set
     */
    public String required(String name, String fix) {
        return optional(name).orElseThrow(() -> new MisconfiguredException(name, "is not set: " + fix));
    }

    public String text(String name, String whenAbsent) {
        return optional(name).orElse(whenAbsent);
    }

    public boolean flag(String name) {
        return flag(name, false);
    }

    public boolean flag(String name, boolean whenAbsent) {
        String value = text(name, String.valueOf(whenAbsent));
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new MisconfiguredException(name, "must be true or false");
    }

    public int integer(String name, int whenAbsent, int least, int most) {
        return Math.toIntExact(number(name, whenAbsent, least, most));
    }

    public long number(String name, long whenAbsent, long least, long most) {
        return optional(name).map(text -> parseNumber(name, text, least, most)).orElse(whenAbsent);
    }

    /** 0 lets the system choose. */
    public int port(String name, int whenAbsent) {
        return integer(name, whenAbsent, 0, 65_535);
    }

    /** Durations, in the units stated by the variables' names. */
    public DurationVariables durations() {
        return new DurationVariables(this);
    }

    public Path path(String name, String fix) {
        return parsed(name, required(name, fix), EnvironmentVariables::pathOf);
    }

    /** A path that may be left out. */
    public Optional<Path> path(String name) {
        return optional(name).map(value -> parsed(name, value, EnvironmentVariables::pathOf));
    }

    /** A comma-separated list; empty if absent. */
    public <T> List<T> list(String name, String fix, Function<String, T> parse) {
        try {
            return optional(name).stream()
                    .flatMap(text -> Arrays.stream(text.split(",", -1)))
                    .map(item -> parse.apply(item.strip()))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new MisconfiguredException(name, fix);
        }
    }

    /**
     * Parses a value.
     *
     * @param parse throws IllegalArgumentException with a message that may be shown
     */
    public <T> T parsed(String name, String value, Function<String, T> parse) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            throw new MisconfiguredException(name, "is invalid: " + e.getMessage());
        }
    }

    /** An http or https URL without query and trailing slash. */
    public String url(String name, String fix) {
        String value = required(name, fix);
        if (isBaseUrl(value)) {
            return value;
        }
        throw new MisconfiguredException(name, "is not an http(s) URL without query and trailing slash: " + fix);
    }

    /** The variable's value, or the content of the file named by {@code NAME_FILE}; the value takes precedence. */
    public String secret(String name, String fix) {
        String fileVariable = name + "_FILE";
        Optional<String> value = optional(name);
        Optional<String> file = optional(fileVariable);
        if (value.isPresent() || file.isEmpty()) {
            return value.orElseThrow(
                    () -> new MisconfiguredException(name, "is not set: " + fix + ", or " + fileVariable));
        }
        return contentOf(fileVariable, file.get());
    }

    static long parseNumber(String name, String text, long least, long most) {
        if (text.matches("-?[0-9]{1,18}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new MisconfiguredException(name, "must be a whole number from " + least + " to " + most);
    }

    private static Path pathOf(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path of this system", e);
        }
    }

    private static boolean isBaseUrl(String value) {
        try {
            URI uri = URI.create(value);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && !value.endsWith("/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String contentOf(String variable, String file) {
        try {
            String content = Files.readString(Path.of(file)).strip();
            if (!content.isEmpty()) {
                return content;
            }
        } catch (IOException | InvalidPathException e) {
            throw new MisconfiguredException(variable, "names a file that can't be read: mount the Secret there");
        }
        throw new MisconfiguredException(variable, "names an empty file: put the value into the Secret");
    }

    /** Only the names: values may be secret. */
    @Override
    public String toString() {
        return "EnvironmentVariables" + variables.keySet();
    }
}
