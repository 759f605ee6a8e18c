package io.vivenuoperator.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of statements. Each begins with a line {@code -- name: its-name} and ends before the next such line. Other
 * comment lines are dropped.
 */
final class StatementFile {
    private static final Pattern STATEMENT = Pattern.compile("(?ms)^-- name: (\\S+)$(.*?)(?=^-- name: |\\z)");
    private static final String COMMENT = "--";

    private StatementFile() {}

    /** The statements, by name, of the file beside the class that has its name. */
    static Map<String, String> of(Class<?> owner) {
        String file = owner.getSimpleName() + ".sql";
        try (InputStream text = owner.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException("there is no " + file + " beside " + owner.getName());
            }
            return read(file, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> read(String file, String text) {
        Map<String, String> statements = new LinkedHashMap<>();
        Matcher each = STATEMENT.matcher(text);
        while (each.find()) {
            String name = each.group(1);
            String statement = statement(each.group(2));
            check(file, name, statement);
            if (statements.put(name, statement) != null) {
                throw refused(file, name, "is defined twice");
            }
        }
        return statements;
    }

    private static String statement(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith(COMMENT))
                .collect(Collectors.joining("\n"));
    }

    /** @param where the statement is written */
    static void check(String where, String name, String statement) {
        if (statement.isBlank()) {
            throw refused(where, name, "is empty");
        }
        // DbClient would take what follows a colon as a parameter's name.
        if (statement.contains("::")) {
            throw refused(where, name, "has a cast with ::, write CAST(… AS …)");
        }
    }

    private static IllegalStateException refused(String where, String name, String problem) {
        return new IllegalStateException(where + ": the statement " + name + " " + problem);
    }
}
