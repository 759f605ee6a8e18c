package io.vivenuoperator.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two controllers at one registry, as for some seconds after a lost lease. */
@ExtendWith(SharedApiServer.class)
class RegistrySecretIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC);

    @Test
    void whoKnowsAnOlderVersionDoesNotOverwriteTheNewerOne(ApiServer server) {
        // given
        server.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("two-writers")
                        .endMetadata()
                        .build())
                .create();
        var one = new RegistrySecret(server.client(), "two-writers", "regions", CLOCK);
        var other = new RegistrySecret(server.client(), "two-writers", "regions", CLOCK);
        one.ensureExists();
        var known = other.read();
        assertThat(one.write(document("dach"), one.read().version())).isPresent();

        // when
        var written = other.write(document("italy"), known.version());

        // then
        assertThat(written).isEmpty();
        assertThat(other.read().document().entries()).containsOnlyKeys("dach");
    }

    private static RegistryDocument document(String region) {
        var entries = new TreeMap<String, RegistryEntry>();
        entries.put(region, RegistryEntry.of(region, "canary-signing-key"));
        return new RegistryDocument(1, entries);
    }
}
