package io.vivenuoperator.controller.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import io.vivenuoperator.vendor.vivenu.api.DeletionResult;
import io.vivenuoperator.vendor.vivenu.api.KeyCheck;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterGuardTest {
    private static final String API = "https://vivenu.example/api";
    private static final ApiKey KEY = new ApiKey("canary-key");

    private final List<String> calls = new ArrayList<>();
    private Optional<Duration> retryAfter = Optional.empty();
    private Instant now = Instant.parse("2026-11-22T06:00:00Z");
    private final InstantSource time = () -> now;
    private final RetryAfterGuard accounts =
            new RetryAfterGuard((url, key) -> new Busy(), time.withZone(ZoneOffset.UTC));

    @Test
    void noCallIsMadeBeforeTheTimeThatVivenuNamed() {
        // given
        retryAfter = Optional.of(Duration.ofSeconds(60));
        assertThatThrownBy(() -> accounts.open(API, KEY).webhooks()).isInstanceOf(HttpCallException.class);

        // when
        now = now.plusSeconds(59);

        // then
        assertThatThrownBy(() -> accounts.open(API, KEY).checkKey())
                .isInstanceOfSatisfying(HttpCallException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.RATE_LIMITED);
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(1));
                });
        assertThat(calls).containsExactly("webhooks");
    }

    @Test
    void callsGoOnWhenTheTimeIsOver() {
        // given
        retryAfter = Optional.of(Duration.ofSeconds(60));
        assertThatThrownBy(() -> accounts.open(API, KEY).webhooks()).isInstanceOf(HttpCallException.class);

        // when
        now = now.plusSeconds(60);
        retryAfter = Optional.empty();

        // then
        assertThat(accounts.open(API, KEY).webhooks()).isEmpty();
    }

    @Test
    void anotherKeyIsNotHeldBack() {
        // given
        retryAfter = Optional.of(Duration.ofSeconds(60));
        assertThatThrownBy(() -> accounts.open(API, KEY).webhooks()).isInstanceOf(HttpCallException.class);

        // when
        retryAfter = Optional.empty();

        // then
        assertThat(accounts.open(API, new ApiKey("canary-other")).webhooks()).isEmpty();
    }

    /** Answers 429 as long as a wait is set. */
    private final class Busy implements SellerAccount {
        @Override
        public KeyCheck checkKey() {
            call("checkKey");
            return new KeyCheck.Accepted(Optional.empty());
        }

        @Override
        public List<Webhook> webhooks() {
            call("webhooks");
            return List.of();
        }

        @Override
        public Webhook create(WebhookDefinition wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Webhook update(Webhook present, WebhookDefinition wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DeletionResult delete(String webhookId) {
            throw new UnsupportedOperationException();
        }

        private void call(String name) {
            calls.add(name);
            if (retryAfter.isPresent()) {
                throw HttpCallException.answered(Reason.RATE_LIMITED, "429", 429, retryAfter);
            }
        }
    }
}
