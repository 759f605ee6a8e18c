package io.vivenuoperator.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Also those statements that no other test happens to run. */
class EveryStatementIT {
    /** As DbClient reads a parameter; a time of day has digits behind its colon. */
    private static final String PARAMETER = ":[A-Za-z_]\\w*";

    private static final Path RESOURCES = Path.of("src/main/resources");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @Test
    void theSchemaHasWhatEachNamedStatementNames() throws Exception {
        List<String> refused = new ArrayList<>();
        for (Class<?> repository : repositories()) {
            NamedStatements.of(repository)
                    .texts()
                    .forEach((name, text) -> refused.addAll(refusal(repository.getSimpleName() + " " + name, text)));
        }

        assertThat(refused).isEmpty();
    }

    @Test
    void theRepositoriesHaveTheirStatementsBesideThem() throws Exception {
        assertThat(repositories()).hasSizeGreaterThan(10);
    }

    /** The server plans it without running it. */
    private List<String> refusal(String name, String text) {
        if (text.startsWith("SET ")) {
            return List.of();
        }
        try (Connection connection = db.database().connection();
                PreparedStatement statement = connection.prepareStatement(text.replaceAll(PARAMETER, "?"))) {
            statement.getParameterMetaData();
            return List.of();
        } catch (SQLException e) {
            return List.of(name + ": " + e.getMessage());
        }
    }

    private static List<Class<?>> repositories() throws IOException, ClassNotFoundException {
        List<Class<?>> repositories = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("io"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                String name = RESOURCES.relativize(file).toString();
                repositories.add(Class.forName(
                        name.substring(0, name.length() - ".sql".length()).replace('/', '.')));
            }
        }
        return repositories;
    }
}
