package io.vivenuoperator.people.truth;

import io.vivenuoperator.people.address.Mailboxes;
import io.vivenuoperator.people.generation.Crowd;
import io.vivenuoperator.people.generation.PlatformRecord;
import io.vivenuoperator.people.name.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which records are of one person. */
public final class TruthTable {
    private final List<PlatformRecord> records;
    private final Map<String, String> personByKey;

    /** The truth about a crowd. */
    public TruthTable(Crowd crowd) {
        records = crowd.records();
        personByKey = records.stream().collect(Collectors.toMap(PlatformRecord::key, PlatformRecord::person));
    }

    /**
     * Whether two records are of one person.
     *
     * @throws IllegalArgumentException if there is no such record
     */
    public boolean same(String key, String otherKey) {
        return person(key).equals(person(otherKey));
    }

    private String person(String key) {
        String person = personByKey.getOrDefault(key, "");
        if (person.isEmpty()) {
            throw new IllegalArgumentException("there is no record " + key);
        }
        return person;
    }

    /** How many people have a record. */
    public long people() {
        return records.stream().map(PlatformRecord::person).distinct().count();
    }

    /** How many pairs of records are of one person. */
    public long truePairs() {
        return pairs(records.stream()
                .collect(Collectors.groupingBy(PlatformRecord::person, Collectors.counting()))
                .values());
    }

    private static long pairs(Iterable<Long> sizes) {
        long pairs = 0;
        for (long size : sizes) {
            pairs += size * (size - 1) / 2;
        }
        return pairs;
    }

    /**
     * How many pairs nobody could tell apart: two people, one mailbox, one name. They count apart in every figure, for no
     * rule can be right about them.
     */
    public long indistinguishablePairs() {
        Map<String, List<PlatformRecord>> alike = new HashMap<>();
        records.stream()
                .filter(one -> one.has("email") && one.has("lastName"))
                .forEach(one -> alike.computeIfAbsent(likeness(one), key -> new ArrayList<>())
                        .add(one));
        return alike.values().stream()
                .mapToLong(TruthTable::pairsOfDifferentPeople)
                .sum();
    }

    private static String likeness(PlatformRecord one) {
        return Mailboxes.of(one.text("email")) + "|" + Spelling.inAddress(one.text("firstName")) + "|"
                + Spelling.inAddress(one.text("lastName"));
    }

    private static long pairsOfDifferentPeople(List<PlatformRecord> group) {
        long all = pairs(List.of((long) group.size()));
        long same = pairs(group.stream()
                .collect(Collectors.groupingBy(PlatformRecord::person, Collectors.counting()))
                .values());
        return all - same;
    }

    /** How many records have each trait. */
    public Map<String, Long> traits() {
        return records.stream()
                .flatMap(one -> one.traits().stream())
                .collect(Collectors.groupingBy(trait -> trait.label(), Collectors.counting()));
    }
}
