package io.vivenuoperator.controller.evaluation;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.util.Optional;

/**
 * The chart's own PostgreSQL, as the controller's environment names it.
 *
 * @param secret the Secret with its login, in the operator's namespace
 * @param urlKey the Secret's key for the whole URL
 * @param address host, port and database, as in a URL
 * @param readerSecret the Secret with the password of the read API's role, in the same namespace; absent without that API
 */
public record EvaluationDatabase(
        String namespace, String secret, String urlKey, String address, Optional<String> readerSecret) {
    static final String SECRET = "DATABASE_SECRET";
    static final String READER_SECRET = "EVALUATION_READER_SECRET";
    private static final String VARIABLE = "EVALUATION_DATABASE";

    /** Absent where the database is the user's own. */
    public static Optional<EvaluationDatabase> from(EnvironmentVariables env) {
        return env.optional(VARIABLE)
                .map(address -> new EvaluationDatabase(
                        env.required("OPERATOR_NAMESPACE", "give the namespace that the controller runs in"),
                        env.required(SECRET, "name the Secret that holds the database's URL"),
                        env.text("DATABASE_SECRET_KEY", "url"),
                        address,
                        env.optional(READER_SECRET)));
    }

    String url(String password) {
        return "postgresql://vivenu:" + password + "@" + address;
    }
}
