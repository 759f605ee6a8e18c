package io.vivenuoperator.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.people.generation.Crowd;
import io.vivenuoperator.people.generation.CrowdMaker;
import io.vivenuoperator.people.generation.LaterChange;
import io.vivenuoperator.people.generation.Platform;
import io.vivenuoperator.people.generation.Shares;
import io.vivenuoperator.people.output.CrowdFiles;
import io.vivenuoperator.simulators.eventbrite.EventbriteSettings;
import io.vivenuoperator.simulators.eventbrite.EventbriteSimulator;
import io.vivenuoperator.simulators.klaviyo.KlaviyoSettings;
import io.vivenuoperator.simulators.klaviyo.KlaviyoSimulator;
import io.vivenuoperator.simulators.patreon.PatreonSettings;
import io.vivenuoperator.simulators.patreon.PatreonSimulator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each simulator takes its part of a crowd, and what changes about it later. */
class CrowdOnPlatformsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Crowd CROWD = CrowdMaker.make(2_000, 42, Shares.USUAL);

    @Test
    void klaviyoTakesAll() {
        try (KlaviyoSimulator simulator = KlaviyoSimulator.start(KlaviyoSettings.defaults())) {
            takesAll(Platform.KLAVIYO, simulator::load, simulator::change);
        }
    }

    @Test
    void patreonTakesAll() {
        try (PatreonSimulator simulator = PatreonSimulator.start(PatreonSettings.defaults())) {
            takesAll(Platform.PATREON, simulator::load, simulator::change);
        }
    }

    @Test
    void eventbriteTakesAll() {
        try (EventbriteSimulator simulator = EventbriteSimulator.start(EventbriteSettings.defaults())) {
            takesAll(Platform.EVENTBRITE, simulator::load, simulator::change);
        }
    }

    private static void takesAll(
            Platform platform, UnaryOperator<JsonNode> load, BiPredicate<String, JsonNode> change) {
        JsonNode ids = load.apply(JSON.valueToTree(CrowdFiles.document(CROWD, platform)))
                .path("ids");
        List<LaterChange> changes = CROWD.changes().stream()
                .filter(each -> each.platform() == platform)
                .toList();

        assertThat(ids).hasSize(CROWD.of(platform).size());
        assertThat(changes)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(change.test(each.key(), JSON.valueToTree(each.fields())))
                        .isTrue());
    }
}
