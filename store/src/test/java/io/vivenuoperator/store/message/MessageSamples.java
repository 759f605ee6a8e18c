package io.vivenuoperator.store.message;

import java.util.Optional;

/** Messages for tests: what a test does not mention has plain values. */
final class MessageSamples {
    private MessageSamples() {}

    static NewMessage message(String id) {
        return message(id, "user.created", "auth-service");
    }

    static NewMessage message(String id, String type, String source) {
        return new NewMessage(
                id, type, source, Optional.of("key-" + id), "{\"n\":1}", Optional.empty(), Optional.empty());
    }

    static NewMessage saying(String id, String payload) {
        return new NewMessage(
                id, "user.created", "auth-service", Optional.empty(), payload, Optional.empty(), Optional.empty());
    }
}
