package io.vivenuoperator.platform.httpclient.connection;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Java's own certificate authorities and more. */
public final class TrustedAuthorities {
    private final List<X509Certificate> all;
    private final TrustManagerFactory trust;

    private TrustedAuthorities(List<X509Certificate> all, TrustManagerFactory trust) {
        this.all = all;
        this.trust = trust;
    }

    /**
     * Adds those of a file in PEM.
     *
     * @throws IllegalArgumentException with a sentence without the path when the file has none, or can't be read
     */
    public static TrustedAuthorities read(String file) {
        try (InputStream pem = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
            return with(javasOwn(), pem, "the file");
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("the file can't be read; mount the certificates there", e);
        }
    }

    /**
     * Adds those of a text in PEM.
     *
     * @throws IllegalArgumentException with a sentence when it has none
     */
    public static TrustedAuthorities parse(String pem) {
        return with(javasOwn(), text(pem), "the text");
    }

    /**
     * These and those of a text in PEM.
     *
     * @throws IllegalArgumentException with a sentence when it has none
     */
    public TrustedAuthorities and(String pem) {
        return with(all, text(pem), "the text");
    }

    private static InputStream text(String pem) {
        return new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
    }

    private static TrustedAuthorities with(List<X509Certificate> before, InputStream pem, String source) {
        List<X509Certificate> more = certificates(pem, source);
        if (more.isEmpty()) {
            throw new IllegalArgumentException(source + " has no certificate in it; it has to be PEM");
        }
        try {
            List<X509Certificate> all =
                    Stream.concat(before.stream(), more.stream()).toList();
            return new TrustedAuthorities(all, trusting(all));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(source + "'s certificates can't be used", e);
        }
    }

    private static List<X509Certificate> certificates(InputStream pem, String source) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalArgumentException(source + " has something else in it than certificates in PEM", e);
        }
    }

    private static List<X509Certificate> javasOwn() {
        try {
            TrustManagerFactory javas = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            javas.init((KeyStore) null);
            return Arrays.stream(javas.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no authorities of its own", e);
        }
    }

    private static TrustManagerFactory trusting(List<X509Certificate> all)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < all.size(); i++) {
            store.setCertificateEntry("authority-" + i, all.get(i));
        }
        TrustManagerFactory ours = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        ours.init(store);
        return ours;
    }

    /** For a context of one's own. */
    public TrustManager[] managers() {
        return trust.getTrustManagers();
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }
}
