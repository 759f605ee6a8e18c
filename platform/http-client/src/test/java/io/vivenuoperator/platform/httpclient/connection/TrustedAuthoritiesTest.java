package io.vivenuoperator.platform.httpclient.connection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedAuthoritiesTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNotThereIsRefused() {
        refused(folder.resolve("none.crt"), "can't be read");
    }

    @Test
    void aFileWithoutCertificateIsRefused() throws IOException {
        refused(Files.writeString(folder.resolve("empty.crt"), ""), "no certificate");
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        refused(
                Files.writeString(
                        folder.resolve("other.crt"), "-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----\n"),
                "something else");
    }

    private static void refused(Path file, String problem) {
        assertThatThrownBy(() -> TrustedAuthorities.read(file.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
