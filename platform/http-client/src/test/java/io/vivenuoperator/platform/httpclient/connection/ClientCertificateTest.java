package io.vivenuoperator.platform.httpclient.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificateTest {
    @TempDir
    private static Path folder;

    private static OwnCertificate own;

    @BeforeAll
    static void make() throws IOException, GeneralSecurityException {
        own = OwnCertificate.in(folder, "own");
    }

    @Test
    void aCertificateAndItsKeyAreTaken() throws Exception {
        assertThat(ClientCertificate.parse(own.certificatePem(), own.keyPem()).managers())
                .isNotEmpty();
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        var other = OwnCertificate.in(folder, "other");

        refused(own.certificatePem(), other.keyPem(), "not that of the certificate");
    }

    @Test
    void whatIsNoCertificateIsRefused() throws Exception {
        refused("", own.keyPem(), "there is no certificate");
        refused(
                "-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----\n",
                own.keyPem(),
                "there is no certificate");
    }

    @Test
    void whatIsNoSuchKeyIsRefusedWithTheFix() throws IOException {
        refused(own.certificatePem(), "", "openssl pkcs8");
        refused(
                own.certificatePem(),
                "-----BEGIN RSA PRIVATE KEY-----\nY2FuYXJ5\n-----END RSA PRIVATE KEY-----\n",
                "openssl pkcs8");
        refused(
                own.certificatePem(),
                "-----BEGIN PRIVATE KEY-----\nY2FuYXJ5\n-----END PRIVATE KEY-----\n",
                "can't be used");
    }

    private static void refused(String chain, String key, String problem) {
        assertThatThrownBy(() -> ClientCertificate.parse(chain, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .message()
                .doesNotContain("Y2FuYXJ5", "canary");
    }
}
