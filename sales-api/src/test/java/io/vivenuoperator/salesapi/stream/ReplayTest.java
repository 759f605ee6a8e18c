package io.vivenuoperator.salesapi.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.caller.Verdict;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.stream.StreamClient;
import io.vivenuoperator.platform.api.stream.StreamClients;
import io.vivenuoperator.platform.api.stream.StreamTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots and the messages after them are the state, whatever changed and whenever the client was away. */
class ReplayTest {
    private static final StreamTiming TIMING =
            new StreamTiming(1, Duration.ofMillis(20), Duration.ofSeconds(10), Duration.ofSeconds(1));
    private static final Duration LONGER_THAN_THE_PAUSE = Duration.ofMillis(600);
    private static final int SESSIONS = Integer.getInteger("replay.sessions", 30);
    private static final List<String> SEEN = List.of("dach", "ticketing/italy");

    private final Feeds feeds = new Feeds(_ -> {});
    private final StreamClients clients = new StreamClients(TIMING, _ -> {});
    private Instant time = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void replayIsTheState(long seed) throws Exception {
        var chance = new Random(seed);
        var world = new RandomWorld(chance);
        var all = new Replay();
        var some = new Replay();
        Optional<String> id = Optional.empty();
        Optional<String> otherId = Optional.empty();
        Map<String, Set<String>> wanted = Map.of("dach", Set.of("e1", "e2"));
        publish(world);
        for (int session = 0; session < SESSIONS; session++) {
            id = session(world, chance, all, id, Map.of());
            otherId = session(world, chance, some, otherId, wanted);
            int missed = chance.nextInt(5) == 0 ? RegionFeed.FRAMES * 4 : chance.nextInt(6);
            for (int change = 0; change < missed; change++) {
                changeAndPublish(world);
            }
        }

        settle(world);
        read(all, id, Map.of());
        read(some, otherId, wanted);

        assertThat(all.state()).isEqualTo(world.expected(SEEN, _ -> true));
        assertThat(some.state()).isEqualTo(world.expected(List.of("dach"), wanted.get("dach")::contains));
        assertThat(all.snapshots()).isLessThan(all.messages());
        System.out.println("replay " + seed + ": " + all.messages() + " messages, " + all.snapshots()
                + " of them snapshots, " + SESSIONS + " reconnects, state equal");
    }

    private Optional<String> session(
            RandomWorld world, Random chance, Replay replay, Optional<String> id, Map<String, Set<String>> events)
            throws Exception {
        try (var connection = connect(replay, id, events)) {
            for (int change = chance.nextInt(8); change > 0; change--) {
                changeAndPublish(world);
            }
            return connection.ended();
        }
    }

    private void read(Replay replay, Optional<String> id, Map<String, Set<String>> events) throws Exception {
        try (var connection = connect(replay, id, events)) {
            await().until(connection::caughtUp);
        }
    }

    private Connection connect(Replay replay, Optional<String> id, Map<String, Set<String>> events) {
        var filter = new StreamFilter(Set.of(), events);
        StreamPlace place =
                id.map(known -> StreamPlace.of("p", filter, known)).orElseGet(() -> StreamPlace.first("p", filter));
        VisibleRegions regions =
                new VisibleRegions.Named(SEEN.stream().map(RegionKey::of).toList());
        var caller = new Caller("k", regions, Set.of(Scope.SALES), Optional.empty());
        StreamClient client = clients.client(
                new Asker(caller, () -> new Verdict.Known(caller)),
                Scope.SALES,
                new RegionNews(feeds, filter, place, regions));
        return new Connection(client, replay, id);
    }

    private void changeAndPublish(RandomWorld world) {
        world.change();
        publish(world);
    }

    private void publish(RandomWorld world) {
        time = time.plus(LONGER_THAN_THE_PAUSE);
        if (feeds.publish(world.known(time), time)) {
            clients.wake();
        }
    }

    /** Two kinds of messages may be due. */
    private void settle(RandomWorld world) {
        publish(world);
        publish(world);
        publish(world);
    }

    /** What a client knows. */
    static final class Replay {
        private final Map<String, Map<String, Map<String, JsonNode>>> events = new TreeMap<>();
        private final Map<String, JsonNode> trust = new TreeMap<>();
        private int messages;
        private int snapshots;

        /** By the rules of docs/api.md. */
        void apply(String event, JsonNode data) {
            messages++;
            String region = data.path("region").textValue();
            if (event.equals("snapshot")) {
                snapshots++;
                events.put(region, new TreeMap<>());
            }
            if (data.has("trust")) {
                trust.put(region, data.path("trust"));
            }
            data.path("events").forEach(changed -> {
                String id = changed.path("event_id").textValue();
                if (changed.path("status").asText("").equals("deleted")) {
                    events.get(region).remove(id);
                } else {
                    Map<String, JsonNode> fields = events.get(region).computeIfAbsent(id, _ -> new TreeMap<>());
                    changed.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
                    fields.remove("delta");
                }
            });
        }

        Map<String, Object> state() {
            Map<String, Object> state = new TreeMap<>();
            events.forEach((region, known) -> state.put(region, known.toString()));
            trust.forEach((region, known) -> state.put("trust of " + region, known.toString()));
            return state;
        }

        int messages() {
            return messages;
        }

        int snapshots() {
            return snapshots;
        }
    }
}
