package io.vivenuoperator.platform.config;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which cipher a client of TLS prefers. A JVM that is started without its second compiler (C2) never gets AES's processor
 * instructions: 16 KB through AES-GCM and back cost it 1.2 ms, through ChaCha20-Poly1305 0.23 ms. No cipher is added or taken away.
 */
final class CipherPreference {
    private static final String PROPERTY = "jdk.tls.client.cipherSuites";
    /** How HotSpot calls a JVM that has only its first compiler. */
    private static final String WITHOUT_C2 = "emulated-client";

    /** What JDK 25 offers by default; names that it has disabled stay disabled. */
    private static final String[] SUITES = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_DHE_DSS_WITH_AES_128_GCM_SHA256",
        "TLS_DHE_DSS_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
        "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256",
        "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256",
        "TLS_DHE_DSS_WITH_AES_128_CBC_SHA256",
        "TLS_DHE_DSS_WITH_AES_256_CBC_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
        "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
        "TLS_DHE_RSA_WITH_AES_256_CBC_SHA",
        "TLS_DHE_DSS_WITH_AES_128_CBC_SHA",
        "TLS_DHE_DSS_WITH_AES_256_CBC_SHA",
        "TLS_EMPTY_RENEGOTIATION_INFO_SCSV"
    };

    private CipherPreference() {}

    /** Call before anything opens a connection. What somebody set by hand stays. */
    static void set() {
        if (System.getProperty("java.vm.info", "").contains(WITHOUT_C2) && System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, preferred());
        }
    }

    private static String preferred() {
        return Stream.concat(
                        Arrays.stream(SUITES).filter(CipherPreference::isChaCha20),
                        Arrays.stream(SUITES).filter(suite -> !isChaCha20(suite)))
                .collect(Collectors.joining(","));
    }

    private static boolean isChaCha20(String suite) {
        return suite.contains("CHACHA20");
    }
}
