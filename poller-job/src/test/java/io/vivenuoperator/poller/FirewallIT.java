package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.simulator.fault.Faults;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Something between the poller and Vivenu answers in Vivenu's place. */
class FirewallIT extends OnASimulatedVivenu {
    @Test
    void aFirewallsPageIsNotTheKeysFault() {
        run(FULL);
        vivenu.faults(Faults.of(Map.of("firewall", true)));

        int code = run(INCREMENTAL);

        assertThat(code).isEqualTo(1);
        assertThat(report().path("reason").asText()).isEqualTo("VendorUnavailable");
        assertThat(report().path("message").asText())
                .contains("in place of", "status 403, text/html, server cloudflare")
                .doesNotContain("Just a moment");
    }

    @Test
    void whenItIsGoneNothingIsMissing() {
        run(FULL);
        vivenu.faults(Faults.of(Map.of("firewall", true)));
        vivenu.sell(SELLER, 7);
        run(INCREMENTAL);
        vivenu.faults(Faults.none());

        run(INCREMENTAL);

        assertThat(report().path("outcome").asText()).isEqualTo("Complete");
        assertStoredIsTrue();
    }

    @Test
    void vivenusOwnRefusalIsStillTheKeys() {
        vivenu.faults(Faults.of(Map.of("refuseKey", true)));

        assertThat(run(INCREMENTAL)).isEqualTo(2);
        assertThat(report().path("reason").asText()).isEqualTo("KeyRefused");
    }
}
