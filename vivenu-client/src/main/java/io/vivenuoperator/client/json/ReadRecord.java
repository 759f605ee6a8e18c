package io.vivenuoperator.client.json;

import io.vivenuoperator.client.model.Unreadable;

/** What became of one record. */
sealed interface ReadRecord<T> {

    record Read<T>(T value) implements ReadRecord<T> {}

    record Failed<T>(Unreadable unreadable) implements ReadRecord<T> {}
}
