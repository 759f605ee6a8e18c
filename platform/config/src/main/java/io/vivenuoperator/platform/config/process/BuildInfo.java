package io.vivenuoperator.platform.config.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * What a program was built from.
 *
 * @param component the program's name, as its image has it
 * @param version the product's
 * @param revision the commit; empty if the build was told none
 * @param schema the version of the database's schema that the program was written for, if it knows one
 */
public record BuildInfo(String component, String version, Optional<String> revision, OptionalInt schema) {
    private static final String FILE = "build.properties";

    /** Of a program that knows no schema. */
    public static BuildInfo of(String component) {
        return of(component, OptionalInt.empty());
    }

    /**
     * Of a program with a database.
     *
     * @param schema the version that it was written for
     */
    public static BuildInfo of(String component, int schema) {
        return of(component, OptionalInt.of(schema));
    }

    private static BuildInfo of(String component, OptionalInt schema) {
        Properties build = properties();
        return new BuildInfo(
                component,
                build.getProperty("version", ""),
                Optional.of(build.getProperty("revision", "").strip()).filter(revision -> !revision.isEmpty()),
                schema);
    }

    private static Properties properties() {
        var build = new Properties();
        try (InputStream file = BuildInfo.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the jar of platform-config");
            }
            build.load(file);
            return build;
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own jar can't be read", e);
        }
    }
}
