package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.crd.schema.TimeZoneRules;
import java.time.ZoneId;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of zones is what a CronJob and the controller both know. */
@ExtendWith(SharedApiServer.class)
class TimeZonesIT {
    private final CronJobJudge kubernetes;

    TimeZonesIT(ApiServer server) {
        kubernetes = new CronJobJudge(server.client());
    }

    @Test
    void aZoneIsListedIfAndOnlyIfKubernetesAndJavaTakeIt() {
        // given
        var candidates = new TreeSet<>(TimeZoneRules.names());
        candidates.addAll(ZoneId.getAvailableZoneIds());

        // when
        var both = new TreeSet<>(candidates);
        both.removeIf(zone -> !ZoneId.getAvailableZoneIds().contains(zone) || !kubernetes.takes("0 2 * * *", zone));

        // then
        assertThat(new TreeSet<>(TimeZoneRules.names())).isEqualTo(both);
    }
}
