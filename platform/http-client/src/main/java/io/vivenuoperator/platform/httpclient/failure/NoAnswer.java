package io.vivenuoperator.platform.httpclient.failure;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why there was no answer, judged only by exception types: their messages may contain anything. */
public final class NoAnswer {
    private static final int DEEPEST = 8;

    private NoAnswer() {}

    /** The end of a sentence, including the colon; empty if nothing is known. */
    public static String why(Throwable thrown) {
        if (has(thrown, e -> e instanceof UnresolvedAddressException || e instanceof UnknownHostException)) {
            return ": its host is unknown (is the base URL right, does DNS work?)";
        }
        if (has(thrown, SSLException.class::isInstance)) {
            return ": TLS failed (is its certificate issued by a trusted authority, and for this host?)";
        }
        if (has(thrown, HttpTimeoutException.class::isInstance)) {
            return ": it took too long (a firewall or network policy?)";
        }
        return has(thrown, ConnectException.class::isInstance)
                ? ": the connection was refused (is the base URL right, may this pod reach it?)"
                : "";
    }

    private static boolean has(Throwable thrown, Predicate<Throwable> wanted) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(wanted);
    }
}
