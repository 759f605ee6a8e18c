package io.vivenuoperator.people.generation;

import java.util.List;

/** All records of all platforms, in an order that says nothing, and what changes later. */
public record Crowd(List<PlatformRecord> records, List<LaterChange> changes) {
    public Crowd {
        records = List.copyOf(records);
        changes = List.copyOf(changes);
    }

    /** Those of one platform. */
    public List<PlatformRecord> of(Platform platform) {
        return records.stream().filter(record -> record.platform() == platform).toList();
    }
}
