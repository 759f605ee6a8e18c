package io.vivenuoperator.vendor.vivenu.paging;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a list page by page. Vivenu's offsets are not a snapshot: when records leave the list while it is read, later ones
 * move up and would be missed, so the walk steps back by as many as the total shrank. Records may therefore occur twice,
 * and the reader identifies them by id. A 503 on a large page halves the page size, and so does an answer that does not end
 * in time.
 *
 * <p>For one thread.
 */
public final class PageWalk<T> {
    /** Below this size, the page is not the cause of a 503. */
    private static final int SMALLEST = 50;
    /** After this many consecutive unreadable records, the vendor has a problem. */
    private static final int MOST_PASSED_OVER = 20;

    /** Requests one page. */
    @FunctionalInterface
    public interface Source<T> {
        RecordPage<T> fetch(PageRequest request);
    }

    /** Waits after a failed attempt. */
    @FunctionalInterface
    public interface BackOff {
        void afterFailure(HttpCallException failure, int failed);
    }

    private final Source<T> source;
    private final Function<T, String> id;
    private final BackOff backOff;
    private final PageSize size;
    private final IdSet seen = new IdSet();
    private int most = PageRequest.LARGEST;
    private int passedOver;
    private long skip;
    private Optional<Long> total = Optional.empty();
    private long readBefore;
    private boolean ended;

    /** A walk with a fixed page size. */
    public PageWalk(Source<T> source, Function<T, String> id, int size, BackOff backOff) {
        this(source, id, PageSize.of(size), backOff);
    }

    /** A walk with an adaptive page size. */
    public PageWalk(Source<T> source, Function<T, String> id, PageSize size, BackOff backOff) {
        this.source = source;
        this.id = id;
        this.size = size;
        this.backOff = backOff;
    }

    /**
     * Resumes at the position of an earlier process's walk instead of the list's beginning. Everything before it counts as
     * read; only its ids are unknown.
     */
    public PageWalk<T> from(PagePosition position) {
        skip = position.skip();
        total = position.total();
        readBefore = skip;
        return this;
    }

    /** Where the next page begins, to be stored together with the last page. */
    public PagePosition position() {
        return new PagePosition(skip, total);
    }

    /**
     * The next page; empty after the last one.
     *
     * @throws HttpCallException if a page can't be read; the walk keeps its position and may be continued
     */
    public Optional<RecordPage<T>> next() {
        if (ended) {
            return Optional.empty();
        }
        RecordPage<T> page = fetch();
        size.learn(page.recordBytes());
        remember(page);
        move(page);
        return Optional.of(page);
    }

    /** Whether there is another page, according to the last answer. */
    public boolean hasNext() {
        return !ended;
    }

    /**
     * Whether the number of distinct records read equals the list's final length. If not, the list changed too much: walk
     * it again.
     */
    public boolean isComplete() {
        return ended && readBefore + seen.size() >= total();
    }

    /** How many records the list had when its last page was answered; 0 before the first one. */
    public long total() {
        return total.orElse(0L);
    }

    private RecordPage<T> fetch() {
        for (int failed = 1; ; failed++) {
            int top = Math.min(size.size(), most);
            try {
                return source.fetch(new PageRequest(skip, top, top <= SMALLEST));
            } catch (HttpCallException e) {
                if (!isForLess(e, top)) {
                    throw e;
                }
                most = Math.max(top / 2, e.isTooSlow() ? 1 : SMALLEST);
                backOff.afterFailure(e, failed);
            }
        }
    }

    private static boolean isForLess(HttpCallException e, int top) {
        return e.isTooSlow() ? top > 1 : top > SMALLEST && e.status().orElse(0) == 503;
    }

    private void remember(RecordPage<T> page) {
        page.items().forEach(item -> seen.add(id.apply(item)));
        for (UnreadableRecord unreadable : page.unreadable()) {
            seen.add(unreadable.id().orElseGet(() -> "no id, number " + seen.size()));
        }
    }

    private void move(RecordPage<T> page) {
        page.total().ifPresentOrElse(now -> move(page.received(), now), () -> passOver(page));
    }

    private void move(int received, long now) {
        passedOver = 0;
        long shrunk = Math.max(total.orElse(now) - now, 0);
        total = Optional.of(now);
        // What had been skipped moved up by the number of records that left. The gap lies just before this page, so
        // reading resumes there.
        skip = shrunk > 0 ? Math.max(skip - shrunk, 0) : skip + received;
        readBefore = Math.min(readBefore, skip);
        ended = shrunk == 0 && (skip >= now || received == 0);
    }

    /** The answer was readable up to a record that is too large or broken; the next page shows what follows. */
    private void passOver(RecordPage<T> page) {
        passedOver = page.items().isEmpty() ? passedOver + 1 : 0;
        if (passedOver > MOST_PASSED_OVER) {
            throw HttpCallException.of(
                    Reason.UNAVAILABLE,
                    passedOver + " consecutive records are too large or not JSON: the vendor has a problem");
        }
        skip += page.received();
    }
}
