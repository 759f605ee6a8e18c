package io.vivenuoperator.simulators.patreon.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The members of the campaign. */
public final class MemberBook {
    private final TreeMap<String, Member> byId = new TreeMap<>();
    private final Map<String, String> idByKey = new HashMap<>();
    private final Map<String, Integer> memberships = new HashMap<>();

    /** The ids for a person who joins now. */
    public synchronized Member joining(String key) {
        int membership = memberships.merge(key, 1, Integer::sum);
        return new Member(MemberIds.member(key, membership), key, MemberIds.user(key), Map.of(), Optional.empty());
    }

    /** Adds one. */
    public synchronized void add(Member member) {
        byId.put(member.id(), member);
        idByKey.put(member.key(), member.id());
    }

    /** Changes one; empty if there is none. */
    public synchronized Optional<Member> change(String key, UnaryOperator<Member> change) {
        return byKey(key).map(old -> {
            Member changed = change.apply(old);
            byId.put(changed.id(), changed);
            return changed;
        });
    }

    /** Removes one; empty if there is none. */
    public synchronized Optional<Member> remove(String key) {
        return Optional.ofNullable(idByKey.remove(key)).flatMap(id -> Optional.ofNullable(byId.remove(id)));
    }

    /** One by the name that a test gave him. */
    public synchronized Optional<Member> byKey(String key) {
        return Optional.ofNullable(idByKey.get(key)).flatMap(this::byId);
    }

    /** One by his id. */
    public synchronized Optional<Member> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The first ones behind an id, in the order of their ids. */
    public synchronized List<Member> behind(String id, int most) {
        return byId.tailMap(id, false).values().stream().limit(most).toList();
    }

    /** All of them. */
    public synchronized List<Member> all() {
        return List.copyOf(byId.values());
    }

    /** How many. */
    public synchronized int size() {
        return byId.size();
    }
}
