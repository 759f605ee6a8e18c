package io.vivenuoperator.vendor.vivenu.paging;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a list page by page. Vivenu's offsets are no snapshot: when records leave the list while it is read, the rest moves
 * up and would be missed, so the walk steps back by as many as the total shrank. Records can therefore come twice; the reader
 * takes them by id. A 503 on a large page halves the page, and so does an answer that does not end in its time.
 *
 * <p>For one thread.
 */
public final class PageWalk<T> {
    /** Below this a 503 has other causes than the page. */
    private static final int SMALLEST = 50;
    /** So many records in a row that can't be passed: it is the vendor that is not well. */
    private static final int MOST_PASSED_OVER = 20;

    /** Asks for one page. */
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
    private long total = -1;
    private long readBefore;
    private boolean ended;

    /** A walk in pages of that size. */
    public PageWalk(Source<T> source, Function<T, String> id, int size, BackOff backOff) {
        this(source, id, PageSize.of(size), backOff);
    }

    /** A walk in pages that fit their records. */
    public PageWalk(Source<T> source, Function<T, String> id, PageSize size, BackOff backOff) {
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
     * @throws HttpCallException when a page can't be had; the walk stays where it is and may be asked again
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

    /** Whether there is a further page, as far as the last answer tells. */
    public boolean hasNext() {
        return !ended;
    }

    /** Whether as many different records were read as the list had in the end. If not, it moved too much: walk it again. */
    public boolean isComplete() {
        return ended && readBefore + seen.size() >= total;
    }

    /** How many records the list had when its last page was answered. */
    public long total() {
        return Math.max(total, 0);
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
        if (page.total() == RecordPage.UNKNOWN) {
            passOver(page);
            return;
        }
        passedOver = 0;
        long shrunk = total < 0 ? 0 : Math.max(total - page.total(), 0);
        total = page.total();
        // What had been skipped moved up by as many as left: the gap lies just before this page, so it is read again
        // from there.
        skip = shrunk > 0 ? Math.max(skip - shrunk, 0) : skip + page.received();
        readBefore = Math.min(readBefore, skip);
        ended = shrunk == 0 && (skip >= total || page.received() == 0);
    }

    /** The answer could be read up to a record that is too large or broken; what comes behind is told by the next page. */
    private void passOver(RecordPage<T> page) {
        passedOver = page.items().isEmpty() ? passedOver + 1 : 0;
        if (passedOver > MOST_PASSED_OVER) {
            throw HttpCallException.of(
                    Reason.UNAVAILABLE,
                    passedOver + " records in a row are too large or no JSON: the vendor is not well");
        }
        skip += page.received();
    }
}
