package io.vivenuoperator.client.paging;

import io.vivenuoperator.client.failure.VivenuException;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.client.model.Unreadable;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a list page by page. Vivenu's offsets are no snapshot: when records leave the list while it is read, the rest moves
 * up and would be missed, so the walk steps back by as many as the total shrank. Records can therefore come twice; the reader
 * takes them by id. A 503 on a large page halves the page.
 *
 * <p>For one thread.
 */
public final class PageWalk<T> {

    private static final int SMALLEST = 50;

    /** Asks for one page. */
    @FunctionalInterface
    public interface Source<T> {
        Page<T> fetch(PageRequest request);
    }

    /** Waits after a failed attempt. */
    @FunctionalInterface
    public interface BackOff {
        void afterFailure(VivenuException failure, int failed);
    }

    private final Source<T> source;
    private final Function<T, String> id;
    private final BackOff backOff;
    private final Set<String> seen = new HashSet<>();
    private int size;
    private long skip;
    private long total = -1;
    private long readBefore;
    private boolean ended;

    public PageWalk(Source<T> source, Function<T, String> id, int size, BackOff backOff) {
        this.source = source;
        this.id = id;
        this.size = size;
        this.backOff = backOff;
    }

    /**
     * Goes on where a walk of an earlier process stood, instead of at the list's beginning. What had been read there counts as
     * read; only its ids are not known any more.
     */
    public PageWalk<T> from(PagePosition position) {
        skip = position.skip();
        total = position.total();
        readBefore = skip;
        return this;
    }

    /** Where the next page begins, to be kept together with the page that was read last. */
    public PagePosition position() {
        return new PagePosition(skip, total);
    }

    /**
     * The next page, or empty after the last one.
     *
     * @throws VivenuException when a page can't be had; the walk stays where it is and may be asked again
     */
    public Optional<Page<T>> next() {
        if (ended) {
            return Optional.empty();
        }
        Page<T> page = fetch();
        remember(page);
        move(page);
        return Optional.of(page);
    }

    /** Whether there is a further page, as far as the last answer tells. */
    public boolean hasNext() {
        return !ended;
    }

    /** Whether as many different records were read as the list had in the end. If not, it moved too much: walk it again. */
    public boolean isComplete() {
        return ended && readBefore + seen.size() >= total;
    }

    /** The ids of all that was read, unreadable records included. */
    public Set<String> seenIds() {
        return Set.copyOf(seen);
    }

    /** How many records the list had when its last page was answered. */
    public long total() {
        return Math.max(total, 0);
    }

    private Page<T> fetch() {
        for (int failed = 1; ; failed++) {
            boolean smallest = size <= SMALLEST;
            try {
                return source.fetch(new PageRequest(skip, size, smallest));
            } catch (VivenuException e) {
                if (smallest || e.status().orElse(0) != 503) {
                    throw e;
                }
                size = Math.max(size / 2, SMALLEST);
                backOff.afterFailure(e, failed);
            }
        }
    }

    private void remember(Page<T> page) {
        page.items().forEach(item -> seen.add(id.apply(item)));
        for (Unreadable unreadable : page.unreadable()) {
            seen.add(unreadable.id().orElseGet(() -> "no id, number " + seen.size()));
        }
    }

    private void move(Page<T> page) {
        long shrunk = total < 0 ? 0 : Math.max(total - page.total(), 0);
        total = page.total();
        // What had been skipped moved up by as many as left: the gap lies just before this page, so it is read again
        // from there.
        skip = shrunk > 0 ? Math.max(skip - shrunk, 0) : skip + page.received();
        readBefore = Math.min(readBefore, skip);
        ended = shrunk == 0 && (skip >= total || page.received() == 0);
    }
}
