package io.vivenuoperator.platform.httpclient.connection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Java's own certificate authorities and more. */
public final class TrustedAuthorities {
    private final SSLContext context;

    private TrustedAuthorities(SSLContext context) {
        this.context = context;
    }

    /**
     * Adds those of a file in PEM.
     *
     * @throws IllegalArgumentException with a sentence without the path when the file has none, or can't be read
     */
    public static TrustedAuthorities read(String file) {
        Collection<? extends Certificate> more = certificates(file);
        if (more.isEmpty()) {
            throw new IllegalArgumentException("the file has no certificate in it; it has to be PEM");
        }
        try {
            return new TrustedAuthorities(
                    trusting(Stream.concat(javasOwn(), more.stream()).toList()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the file's certificates can't be used", e);
        }
    }

    private static Collection<? extends Certificate> certificates(String file) {
        try (InputStream pem = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the file has something else in it than certificates in PEM", e);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("the file can't be read; mount the certificates there", e);
        }
    }

    private static Stream<X509Certificate> javasOwn() throws GeneralSecurityException {
        TrustManagerFactory javas = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        javas.init((KeyStore) null);
        return managers(javas).flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()));
    }

    private static SSLContext trusting(List<? extends Certificate> all) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < all.size(); i++) {
            store.setCertificateEntry("authority-" + i, all.get(i));
        }
        TrustManagerFactory ours = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        ours.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(ours).toArray(TrustManager[]::new), null);
        return context;
    }

    private static Stream<X509TrustManager> managers(TrustManagerFactory factory) {
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast);
    }

    SSLContext context() {
        return context;
    }
}
