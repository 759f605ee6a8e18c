package io.vivenuoperator.simulator.hook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest messages that each endpoint took. */
final class HookLog {
    private static final int KEPT = 1_000;

    private final Map<String, Deque<HookedMessage>> byEndpoint = new HashMap<>();

    /**
     * One request.
     *
     * @param headers the request's, by their names in lower case
     */
    record HookedMessage(Map<String, String> headers, String body) {
        HookedMessage {
            headers = Map.copyOf(headers);
        }
    }

    synchronized void add(String endpoint, HookedMessage message) {
        Deque<HookedMessage> messages = byEndpoint.computeIfAbsent(endpoint, _ -> new ArrayDeque<>());
        messages.addLast(message);
        if (messages.size() > KEPT) {
            messages.removeFirst();
        }
    }

    /** The oldest first. */
    synchronized List<HookedMessage> of(String endpoint) {
        return List.copyOf(byEndpoint.getOrDefault(endpoint, new ArrayDeque<>()));
    }
}
