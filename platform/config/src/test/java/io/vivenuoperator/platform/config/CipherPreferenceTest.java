package io.vivenuoperator.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** In JVMs of their own: what a client offers is decided once in each. */
class CipherPreferenceTest {
    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    @Test
    void withoutTheSecondCompilerChaCha20ComesFirstAndNothingIsLost() throws Exception {
        // when
        var offered = offered(FIRST_COMPILER_ONLY);

        // then
        assertThat(offered).first().isEqualTo("TLS_CHACHA20_POLY1305_SHA256");
        assertThat(offered).containsExactlyInAnyOrderElementsOf(offered());
    }

    @Test
    void withTheSecondCompilerTheJdkDecides() throws Exception {
        assertThat(offered()).first().isEqualTo("TLS_AES_256_GCM_SHA384");
    }

    @Test
    void whatIsSetByHandStays() throws Exception {
        assertThat(offered(FIRST_COMPILER_ONLY, "-Djdk.tls.client.cipherSuites=TLS_AES_128_GCM_SHA256"))
                .containsExactly("TLS_AES_128_GCM_SHA256");
    }

    private static List<String> offered(String... flags) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Offer.class.getName()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.lines().toList();
    }

    /** Says what this JVM's clients offer. */
    static final class Offer {
        private Offer() {}

        public static void main(String[] arguments) throws NoSuchAlgorithmException {
            CipherPreference.set();
            for (var suite : SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites()) {
                System.out.println(suite);
            }
        }
    }
}
