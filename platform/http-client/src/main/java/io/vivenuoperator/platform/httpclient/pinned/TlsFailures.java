package io.vivenuoperator.platform.httpclient.pinned;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What is wrong with a target's TLS, judged by the types of exceptions: their messages may have anything in them. */
final class TlsFailures {
    private static final int DEEPEST = 8;

    private TlsFailures() {}

    static AttemptFailedException duringHandshake(IOException failure) {
        if (has(failure, CertificateExpiredException.class::isInstance)
                || has(failure, CertificateNotYetValidException.class::isInstance)) {
            return rejected("Its certificate has expired, or is not valid yet: renew it.");
        }
        if (has(failure, CertPathBuilderException.class::isInstance)
                || has(failure, CertPathValidatorException.class::isInstance)) {
            return rejected(
                    "Its certificate is not issued by an authority that is trusted here, or its chain is not complete:"
                            + " let it send the whole chain, or give the authority's certificate.");
        }
        if (has(failure, CertificateException.class::isInstance)) {
            return rejected(
                    "Its certificate is not for this host, or can't be used: let it present one with the host's name.");
        }
        return new AttemptFailedException(
                TargetFailure.TLS_FAILED,
                "TLS could not be agreed on: is it TLS that listens there, in version 1.2 or 1.3,"
                        + " and does it want a certificate of ours?");
    }

    /** In TLS 1.3 a target says only now that it does not know us. */
    static AttemptFailedException afterHandshake() {
        return new AttemptFailedException(
                TargetFailure.TLS_FAILED,
                "It ended TLS instead of answering: does it want another certificate of ours?");
    }

    /** Whether TLS itself broke off after the handshake; a lost connection also comes as a failure of TLS. */
    static boolean isRefusal(IOException failure) {
        return failure instanceof SSLException
                && !has(failure, SocketException.class::isInstance)
                && !has(failure, EOFException.class::isInstance);
    }

    private static AttemptFailedException rejected(String message) {
        return new AttemptFailedException(TargetFailure.CERTIFICATE_REJECTED, message);
    }

    private static boolean has(Throwable thrown, Predicate<Throwable> wanted) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(wanted);
    }
}
