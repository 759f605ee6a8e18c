package io.vivenuoperator.platform.httpclient.pinned;

import io.vivenuoperator.platform.httpclient.connection.HttpsProxy;
import io.vivenuoperator.platform.httpclient.egress.CheckedLookup;
import io.vivenuoperator.platform.httpclient.egress.LookupVerdict;
import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls targets that strangers chose. For each connection the host is looked up once, every address is judged, and the connection is made
 * to one of those addresses and no other. Redirects are not followed, and the proxy of the JVM's properties is not asked.
 */
public final class PinnedClient implements AutoCloseable {
    private static final int SWEEPS = 6;

    private final CheckedLookup lookup;
    private final Optional<HttpsProxy> proxy;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("egress-deadlines").daemon().factory());
    private final ExecutorService lookups = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("egress-lookup-", 0).factory());
    private final IdleConnections idle;
    private final ConnectionOpener opener;

    /**
     * Creates a client with its own connections; share it.
     *
     * @param proxy by which https targets are called; it looks names up and has to check them itself
     */
    public PinnedClient(CheckedLookup lookup, Optional<HttpsProxy> proxy, AttemptLimits limits) {
        this.lookup = lookup;
        this.proxy = proxy;
        this.opener = new ConnectionOpener(clock, limits);
        this.idle = new IdleConnections(limits.life());
        clock.setRemoveOnCancelPolicy(true);
        var sweep = limits.idle().dividedBy(SWEEPS);
        var _ = clock.scheduleWithFixedDelay(
                () -> idle.closeAfter(limits.idle().minus(sweep)),
                sweep.toMillis(),
                sweep.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /**
     * Sends a request once. It is repeated at once, on a new connection, only if it was sent on one that had been used before and nothing
     * came back.
     *
     * @param deadline from now until the last octet that is read
     * @throws InterruptedException if the calling thread is interrupted, which cuts the attempt off at once on a virtual thread
     */
    public TargetOutcome send(TargetRequest request, Duration deadline) throws InterruptedException {
        var time = new AttemptTime(deadline);
        try {
            var used = idle.take(ConnectionKey.of(request.url(), request.tls()));
            if (used.isPresent()) {
                try {
                    return exchange(used.get(), request, time);
                } catch (AttemptFailedException e) {
                    if (!e.isStale() || Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                }
            }
            return exchange(opened(request, time), request, time);
        } catch (AttemptFailedException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted during a request");
            }
            return e.outcome();
        }
    }

    /**
     * Sends a request once, on a connection of its own, and never again: one that had been used before may have been closed by
     * the target meanwhile, and nobody can tell then what the target has of the request.
     *
     * @param deadline from now until the last octet that is read
     * @throws InterruptedException if the calling thread is interrupted while it waits for a connection
     */
    public SinglePostOutcome sendOnce(TargetRequest request, Duration deadline) throws InterruptedException {
        var time = new AttemptTime(deadline);
        try (var connection = opened(request, time)) {
            return exchangeOnce(connection, request, time);
        } catch (AttemptFailedException e) {
            return e.notSent();
        }
    }

    private SinglePostOutcome exchangeOnce(TargetConnection connection, TargetRequest request, AttemptTime time) {
        var reader = new ReplyReader(connection.in());
        try (var watch = new SocketWatch(clock, connection.transport(), time.left())) {
            try {
                connection.out().write(request.octets());
                connection.out().flush();
                reader.read();
            } catch (IOException e) {
                if (reader.head().isEmpty()) {
                    return (watch.isLate() ? time.overdue() : broken(e, connection, reader)).inDoubt();
                }
            }
        }
        var head = reader.head().orElseThrow();
        return new SinglePostOutcome.Answered(head.status(), head.headers());
    }

    private TargetConnection opened(TargetRequest request, AttemptTime time)
            throws AttemptFailedException, InterruptedException {
        var url = request.url();
        var way = proxy.filter(its -> url.isSecure() && its.leadsTo(url.host()));
        if (way.isPresent()) {
            var refusal = lookup.refusal(url);
            if (refusal.isPresent()) {
                throw new AttemptFailedException(
                        TargetFailure.ADDRESS_REFUSED, refusal.get().message());
            }
            return opener.tunnelled(url, request.tls(), way.get(), time);
        }
        return opener.direct(url, request.tls(), addresses(url, time), time);
    }

    /** On a thread of its own: a resolver that does not answer can't be interrupted. */
    private List<InetAddress> addresses(TargetUrl url, AttemptTime time)
            throws AttemptFailedException, InterruptedException {
        var pending = lookups.submit(() -> lookup.find(url));
        try {
            return found(pending.get(time.left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            pending.cancel(true);
            throw new AttemptFailedException(TargetFailure.TIMEOUT, "The lookup of its name did not end in time.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lookup failed", e);
        }
    }

    private static List<InetAddress> found(LookupVerdict verdict) throws AttemptFailedException {
        return switch (verdict) {
            case LookupVerdict.Found(var addresses) -> addresses;
            case LookupVerdict.NotFound _ ->
                throw new AttemptFailedException(
                        TargetFailure.NAME_NOT_RESOLVED,
                        "Its name has no address: is it spelled right, does it still exist?");
            case LookupVerdict.Forbidden(var refusal) ->
                throw new AttemptFailedException(TargetFailure.ADDRESS_REFUSED, refusal.message());
        };
    }

    private TargetOutcome exchange(TargetConnection connection, TargetRequest request, AttemptTime time)
            throws AttemptFailedException {
        var reader = new ReplyReader(connection.in());
        boolean isKept = false;
        var watch = new SocketWatch(clock, connection.transport(), time.left());
        try (watch) {
            connection.out().write(request.octets());
            connection.out().flush();
            var reply = reader.read();
            isKept = reply.keepsOpen() && connection.in().available() == 0;
            return outcome(request.url(), reply);
        } catch (IOException e) {
            throw watch.isLate() ? time.overdue() : broken(e, connection, reader);
        } finally {
            if (isKept && !watch.isLate()) {
                idle.keep(connection);
            } else {
                connection.close();
            }
        }
    }

    private static TargetOutcome outcome(TargetUrl url, TargetReply reply) {
        if (reply.isRedirect()) {
            var location = Optional.ofNullable(reply.headers().get("location"));
            return new TargetOutcome.Redirected(reply.status(), location.flatMap(text -> RedirectHost.of(url, text)));
        }
        return new TargetOutcome.Answered(
                reply.status(),
                reply.headers(),
                reply.start(),
                new ReplyExcerpt(url).of(reply.start(), reply.isWhole()));
    }

    private static AttemptFailedException broken(IOException failure, TargetConnection connection, ReplyReader reader) {
        if (reader.hasBegun()) {
            return new AttemptFailedException(
                    TargetFailure.CONNECT_FAILED,
                    failure instanceof ProtocolException
                            ? "What it answered is not HTTP/1."
                            : "It closed the connection before its answer was whole.");
        }
        return TlsFailures.isRefusal(failure)
                ? TlsFailures.afterHandshake()
                : new AttemptFailedException(
                        TargetFailure.CONNECT_FAILED,
                        "It closed the connection without an answer.",
                        connection.isUsed());
    }

    /** How many connections wait for another request. */
    int idleConnections() {
        return idle.size();
    }

    /** Ends what waits; requests under way end by themselves. */
    @Override
    public void close() {
        idle.close();
        clock.shutdownNow();
        lookups.shutdownNow();
    }
}
