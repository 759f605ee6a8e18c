package io.vivenuoperator.store.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The objects that the migration's steps create, read from the scripts. */
final class MigrationSteps {
    static final String FOLDER = "db/migration";

    private static final Pattern MADE = Pattern.compile(
            "^CREATE (?:TABLE|VIEW|MATERIALIZED VIEW|(?:UNIQUE )?INDEX|SEQUENCE|TYPE|DOMAIN|(?:OR REPLACE )?FUNCTION) (?:IF NOT EXISTS )?([a-z_0-9]+)",
            Pattern.MULTILINE);

    private MigrationSteps() {}

    /** @param scripts the file names of steps */
    static Set<String> madeBy(Collection<String> scripts) {
        return scripts.stream()
                .flatMap(script -> MADE.matcher(text(script)).results())
                .map(made -> made.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(String script) {
        try (InputStream in = MigrationSteps.class.getClassLoader().getResourceAsStream(FOLDER + "/" + script)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
