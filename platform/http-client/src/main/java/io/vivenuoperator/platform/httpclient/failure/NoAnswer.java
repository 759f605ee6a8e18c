package io.vivenuoperator.platform.httpclient.failure;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why there was no answer, by the kinds of the exceptions alone: their messages may hold anything. */
public final class NoAnswer {
    private static final int DEEPEST = 8;

    private NoAnswer() {}

    /** As the end of a sentence, with its colon; empty when nothing can be said. */
    public static String why(Throwable thrown) {
        if (has(thrown, e -> e instanceof UnresolvedAddressException || e instanceof UnknownHostException)) {
            return ": its host is not known here (is the base URL right, does DNS work?)";
        }
        if (has(thrown, SSLException.class::isInstance)) {
            return ": TLS failed (is its certificate by an authority that is trusted here, and for this host?)";
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
