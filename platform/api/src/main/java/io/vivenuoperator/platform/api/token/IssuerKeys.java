package io.vivenuoperator.platform.api.token;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that an issuer published last. They are fetched again now and then, and when a token names one that is not among them:
 * once for all requests that wait for it, and never sooner than a pause after the last time. When the issuer is away, the keys stay.
 */
final class IssuerKeys implements AutoCloseable {
    static final Duration PAUSE = Duration.ofSeconds(10);
    static final Duration USUAL = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

    private final KeySource source;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("issuer-keys").daemon().factory());
    private volatile Optional<Published> current = Optional.empty();
    private Instant pauseUntil = Instant.MIN;
    private boolean awayReported;

    IssuerKeys(KeySource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * What the issuer published.
     *
     * @param at when it was fetched
     */
    record Published(List<JWK> keys, Instant at) {}

    /** Begins to fetch them, without waiting. */
    void follow() {
        var _ = watch.scheduleWithFixedDelay(this::lookSafely, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            // An exception would end the schedule, and a withdrawn key would be good for ever.
            LOG.atError().setCause(e).log("Keys of the issuer could not be refreshed");
        }
    }

    /** Fetches them if they are due. */
    void look() {
        if (current.filter(known -> clock.instant().isBefore(known.at().plus(USUAL)))
                .isEmpty()) {
            fetchUnlessJustTried();
        }
    }

    /** All keys; empty as long as none could be fetched. */
    Optional<List<JWK>> known() {
        return current.map(Published::keys);
    }

    /** The keys that may have signed a token with this header; empty as long as none could be fetched. */
    Optional<List<JWK>> candidates(JWSHeader header) {
        Optional<List<JWK>> found = known().map(keys -> Signatures.candidates(keys, header));
        if (found.filter(keys -> !keys.isEmpty()).isPresent()) {
            return found;
        }
        fetchUnlessJustTried();
        return known().map(keys -> Signatures.candidates(keys, header));
    }

    /** Whoever comes while another fetches waits for that, and then the pause has begun. */
    private void fetchUnlessJustTried() {
        fetching.lock();
        try {
            Instant now = clock.instant();
            if (!now.isBefore(pauseUntil)) {
                pauseUntil = now.plus(PAUSE);
                fetch(now);
            }
        } finally {
            fetching.unlock();
        }
    }

    private void fetch(Instant now) {
        try {
            List<JWK> keys = source.fetch();
            if (!known().equals(Optional.of(keys))) {
                LOG.atInfo().addKeyValue("keys", keys.size()).log("Keys of the issuer loaded");
            }
            current = Optional.of(new Published(known().filter(keys::equals).orElse(keys), now));
            awayReported = false;
        } catch (HttpCallException e) {
            if (!awayReported) {
                awayReported = true;
                LOG.atWarn()
                        .addKeyValue("problem", e.getMessage())
                        .addKeyValue("kept", current.isPresent())
                        .log("Keys of the issuer can't be fetched");
            }
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
