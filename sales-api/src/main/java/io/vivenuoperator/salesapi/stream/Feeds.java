package io.vivenuoperator.salesapi.stream;

import io.vivenuoperator.salesapi.portfolio.HeldRegion;
import io.vivenuoperator.salesapi.portfolio.Known;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The feed of each region. They are numbered apart, so that a gap tells nothing of a region that a key may not see. */
final class Feeds {
    private final ConcurrentNavigableMap<String, RegionFeed> byRegion = new ConcurrentSkipListMap<>();
    private final ReentrantLock publishing = new ReentrantLock();
    private final Consumer<Frame.Kind> observer;

    Feeds(Consumer<Frame.Kind> observer) {
        this.observer = observer;
    }

    /** By the region's name, in its order. */
    Map<String, RegionFeed> all() {
        return byRegion;
    }

    /** Compares what is known with what was told; true if there is something new for anybody. */
    boolean publish(Known known, Instant time) {
        publishing.lock();
        try {
            boolean news = false;
            for (HeldRegion region : known.state().byName().values()) {
                var now = new Published(region.events(), region.trust(), known.stale(), known.asOf());
                news |= publish(region.name(), now, time);
            }
            return withdraw(known, time) || news;
        } finally {
            publishing.unlock();
        }
    }

    private boolean publish(String region, Published now, Instant time) {
        RegionFeed feed = byRegion.get(region);
        if (feed == null) {
            byRegion.put(region, new RegionFeed(now));
            return true;
        }
        Optional<Frame> frame = feed.publish(now, time);
        frame.ifPresent(made -> observer.accept(made.kind()));
        return frame.isPresent();
    }

    /** Of a region that is not there any more, all events are gone. */
    private boolean withdraw(Known known, Instant time) {
        Set<String> absent = new HashSet<>(byRegion.keySet());
        absent.removeAll(known.state().byName().keySet());
        boolean news = false;
        for (String region : absent) {
            news |= publish(region, Published.nothing(region, known), time);
        }
        return news;
    }
}
