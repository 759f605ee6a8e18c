package io.vivenuoperator.platform.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
    private static final JWK FIRST = Tokens.rsa("first", 2048).toPublicJWK();
    private static final JWK SECOND = Tokens.rsa("second", 2048).toPublicJWK();
    private static final int WAITING = 200;

    private final MovingClock clock = new MovingClock();
    private final AtomicInteger fetches = new AtomicInteger();
    private final CountDownLatch answers = new CountDownLatch(1);
    private volatile List<JWK> published = List.of(FIRST);
    private volatile boolean away;
    private volatile boolean slow;
    private final IssuerKeys keys = new IssuerKeys(this::fetch, clock);

    private List<JWK> fetch() {
        fetches.incrementAndGet();
        if (slow) {
            await().until(() -> answers.getCount() == 0);
        }
        if (away) {
            throw HttpCallException.of(HttpCallException.Reason.UNAVAILABLE, "away");
        }
        return published;
    }

    private static JWSHeader naming(String id) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build();
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesIt() {
        keys.look();
        published = List.of(FIRST, SECOND);
        clock.advance(IssuerKeys.PAUSE);

        assertThat(keys.candidates(naming("second"))).contains(List.of(SECOND));
        assertThat(fetches).hasValue(2);
    }

    @Test
    void nobodyCanMakeUsAskTheIssuerOften() {
        keys.look();

        for (int stranger = 0; stranger < WAITING; stranger++) {
            assertThat(keys.candidates(naming("made-up-" + stranger))).contains(List.of());
        }
        assertThat(fetches).hasValue(1);

        clock.advance(IssuerKeys.PAUSE);
        for (int stranger = 0; stranger < WAITING; stranger++) {
            assertThat(keys.candidates(naming("made-up-" + stranger))).contains(List.of());
        }
        assertThat(fetches).hasValue(2);
    }

    @Test
    void whoComesMeanwhileWaitsForTheSameFetch() throws Exception {
        slow = true;
        List<Future<Optional<List<JWK>>>> found = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < WAITING; client++) {
                found.add(clients.submit(() -> keys.candidates(naming("first"))));
            }
            await().until(() -> fetches.get() == 1);
            answers.countDown();

            for (Future<Optional<List<JWK>>> one : found) {
                assertThat(one.get()).contains(List.of(FIRST));
            }
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void theKeysStayWhileTheIssuerIsAway() {
        keys.look();
        away = true;
        clock.advance(IssuerKeys.USUAL.multipliedBy(100));
        keys.look();

        assertThat(fetches).hasValue(2);
        assertThat(keys.candidates(naming("first"))).contains(List.of(FIRST));
    }

    @Test
    void theyAreFetchedAgainNowAndThen() {
        keys.look();
        published = List.of(SECOND);
        clock.advance(IssuerKeys.USUAL.minus(Duration.ofSeconds(1)));
        keys.look();
        assertThat(keys.known()).contains(List.of(FIRST));

        clock.advance(Duration.ofSeconds(1));
        keys.look();
        assertThat(keys.known()).contains(List.of(SECOND));
    }

    @Test
    void anIssuerThatWasAwayAtTheStartIsAskedAgainAfterAPause() {
        away = true;
        keys.look();
        assertThat(keys.candidates(naming("first"))).isEmpty();
        away = false;
        keys.look();
        assertThat(fetches).hasValue(1);

        clock.advance(IssuerKeys.PAUSE);
        keys.look();
        assertThat(keys.candidates(naming("first"))).contains(List.of(FIRST));
    }
}
