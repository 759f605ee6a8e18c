package io.vivenuoperator.operator.condition;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the cache has not shown yet, by uid. A look may begin before the cache has followed the last one's write; without this it
 * would take all conditions for new ones, and their times for now.
 *
 * @param <C> a condition as the status has it
 */
public final class ConditionMemo<C> {
    private final Map<String, List<C>> ahead = new ConcurrentHashMap<>();

    /** The conditions that were last made for the resource. */
    public List<C> lastKnown(String uid, List<C> cached) {
        return ahead.getOrDefault(uid, cached);
    }

    /** These are made now; the same list. */
    public List<C> noted(String uid, List<C> cached, List<C> now) {
        if (now.equals(cached)) {
            ahead.remove(uid);
        } else {
            ahead.put(uid, now);
        }
        return now;
    }

    /** The resource is gone. */
    public void forget(String uid) {
        ahead.remove(uid);
    }
}
