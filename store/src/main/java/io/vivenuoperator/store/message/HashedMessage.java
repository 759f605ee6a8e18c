package io.vivenuoperator.store.message;

/** A message with the hash of its content, which is computed once. */
record HashedMessage(NewMessage message, String sha256) {
    /** By whom and under which name something is known. */
    record PublisherId(String source, String id) {}

    static HashedMessage of(NewMessage message) {
        return new HashedMessage(message, message.sha256());
    }

    PublisherId publisherId() {
        return new PublisherId(message.source(), message.id());
    }
}
