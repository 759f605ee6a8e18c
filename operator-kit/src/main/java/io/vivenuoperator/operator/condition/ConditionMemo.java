package io.vivenuoperator.operator.condition;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest conditions of each resource by uid, bridging the gap until the cache shows them. A reconciliation may
 * start before the cache has seen the previous write; without this memo all conditions would look new and get new
 * transition times.
 *
 * @param <C> a condition as stored in the status
 */
public final class ConditionMemo<C> {
    private final Map<String, List<C>> ahead = new ConcurrentHashMap<>();

    /** The latest conditions made for the resource. */
    public List<C> lastKnown(String uid, List<C> cached) {
        return ahead.getOrDefault(uid, cached);
    }

    /** Remembers the conditions made now and returns them. */
    public List<C> noted(String uid, List<C> cached, List<C> now) {
        if (now.equals(cached)) {
            ahead.remove(uid);
        } else {
            ahead.put(uid, now);
        }
        return now;
    }

    /** Called when the resource is gone. */
    public void forget(String uid) {
        ahead.remove(uid);
    }
}
