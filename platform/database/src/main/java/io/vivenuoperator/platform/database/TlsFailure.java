package io.vivenuoperator.platform.database;

import io.vivenuoperator.platform.database.DatabaseException.Reason;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/** TLS that could not be negotiated, or that shows the server to be another one. */
final class TlsFailure {
    /** The driver's default if the URL names no authority. */
    private static final String DEFAULT_ROOT = "root.crt";

    private static final String ROOT =
            "; sslmode=verify-ca and verify-full need the authority's certificate: sslrootcert=/path/of/ca.crt (a mounted file), or"
                    + " sslrootcert=system for a public one";

    private TlsFailure() {}

    static Optional<DatabaseFailure> of(SQLException cause, String state) {
        return expired(cause, state)
                .or(() -> unproved(cause, state))
                .or(() -> files(cause, state))
                .or(() -> broken(cause, state));
    }

    private static Optional<DatabaseFailure> expired(SQLException cause, String state) {
        return when(CertificateExpiredException.class::isInstance, cause)
                .map(_ ->
                        wrong(state, "the server's certificate has expired: renew it (and check this machine's clock)"))
                .or(() -> when(CertificateNotYetValidException.class::isInstance, cause)
                        .map(_ -> wrong(state, "the server's certificate is not valid yet: check the clocks")));
    }

    private static Optional<DatabaseFailure> unproved(SQLException cause, String state) {
        String message = Optional.ofNullable(cause.getMessage()).orElse("");
        if (message.contains("hostnameverifier")) {
            return Optional.of(wrong(
                    state,
                    "the server's certificate is for another host name than DATABASE_URL has: use a name"
                            + " that is in the certificate, or sslmode=verify-ca"));
        }
        return when(e -> e instanceof CertPathBuilderException || e instanceof CertPathValidatorException, cause)
                .map(_ -> wrong(
                        state,
                        "the server's certificate was issued by an untrusted authority: name the"
                                + " authority's certificate with sslrootcert=/path/of/ca.crt"));
    }

    private static Optional<DatabaseFailure> files(SQLException cause, String state) {
        if (cause.getMessage() == null || !state.startsWith("08")) {
            return Optional.empty();
        }
        return when(e -> e instanceof FileNotFoundException || e instanceof NoSuchFileException, cause)
                .map(e -> wrong(
                        state,
                        "a file for TLS can't be read (" + e.getMessage()
                                + "): mount it, or correct sslrootcert, sslcert or sslkey in DATABASE_URL"
                                + rootAdvice(e)))
                .or(() -> when(GeneralSecurityException.class::isInstance, cause)
                        .map(_ -> wrong(
                                state,
                                "a file for TLS has the wrong format: sslrootcert and sslcert take"
                                        + " certificates as PEM, sslkey a PKCS-8 key (PEM or DER) or a PKCS-12 file; "
                                        + cause.getMessage())));
    }

    private static String rootAdvice(Throwable e) {
        return String.valueOf(e.getMessage()).contains(DEFAULT_ROOT) ? ROOT : "";
    }

    private static Optional<DatabaseFailure> broken(SQLException cause, String state) {
        return when(SSLException.class::isInstance, cause)
                .map(e -> new DatabaseFailure(
                        Reason.UNAVAILABLE,
                        state,
                        "TLS could not be negotiated with the server: does it require a client certificate (sslcert=, sslkey=), have only"
                                + " protocols that are too old, or, with sslnegotiation=direct, a version before PostgreSQL 17? ("
                                + e.getMessage() + ")"));
    }

    private static Optional<Throwable> when(Predicate<Throwable> wanted, SQLException cause) {
        return ConnectFailure.find(cause, wanted);
    }

    private static DatabaseFailure wrong(String state, String sentence) {
        return new DatabaseFailure(Reason.MISCONFIGURED, state, sentence);
    }
}
