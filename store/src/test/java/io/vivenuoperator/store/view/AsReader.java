package io.vivenuoperator.store.view;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.LoginDataSource;
import io.vivenuoperator.store.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks as the role that may read the schema {@code api} and nothing else.
 *
 * @param regions that it may see, as the setting has them
 */
record AsReader(TestDatabase db, String regions) {
    List<Row> rows(String question) {
        var reader = new LoginDataSource(
                DatabaseUrl.parse(db.readerUrl()),
                Map.of("options", "-c vivenu.regions=" + regions + " -c TimeZone=UTC"));
        try (Connection connection = reader.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(question)) {
            List<Row> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(Row.of(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(question, e);
        }
    }
}
