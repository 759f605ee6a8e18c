package io.vivenuoperator.salesapi.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers that hold for as long as nothing that they are made of has changed. None expires by guess: its name has the versions, so
 * that an outdated one is never found again, and goes when the room is needed.
 */
public final class AnswerCache {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);
    private static final int BYTES_OF_A_NAME = 500;

    private final Cache<Name, KeptDocument> documents;
    private final CacheObserver observer;

    /**
     * An empty cache.
     *
     * @param bytes about how much memory it may take
     */
    public AnswerCache(long bytes, CacheObserver observer) {
        this.observer = observer;
        documents = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Name name, KeptDocument document) -> name.bytes() + document.bytes())
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build();
    }

    /** Is told of each look. */
    @FunctionalInterface
    public interface CacheObserver {
        void looked(boolean found);
    }

    /**
     * A question, who asks, and what the answer depends on.
     *
     * @param parameters in the order of their names
     * @param regions that the asker may see
     */
    record Name(String path, Map<String, List<String>> parameters, String regions, List<Long> versions, boolean stale) {
        int bytes() {
            return BYTES_OF_A_NAME + path.length() + parameters.toString().length() + regions.length();
        }
    }

    /** Makes an answer that is not there. */
    @FunctionalInterface
    interface Maker {
        Optional<KeptDocument> make() throws BadParameterException;
    }

    Optional<KeptDocument> get(Name name, Maker maker) throws BadParameterException {
        Optional<KeptDocument> kept = Optional.ofNullable(documents.getIfPresent(name));
        observer.looked(kept.isPresent());
        if (kept.isPresent()) {
            return kept;
        }
        Optional<KeptDocument> made = maker.make();
        made.ifPresent(document -> documents.put(name, document));
        return made;
    }
}
