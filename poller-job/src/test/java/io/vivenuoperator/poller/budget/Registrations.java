package io.vivenuoperator.poller.budget;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import io.vivenuoperator.vendor.vivenu.api.VivenuClient;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls like the operator: everything that it may send in a minute at once, without budget and retries. */
final class Registrations implements AutoCloseable {
    private static final Duration FIRST = Duration.ofMillis(1_500);
    private static final Duration INTERVAL = Duration.ofSeconds(61);

    private final HttpClient http = HttpTransport.newHttpClient();
    private final VivenuClient client;
    private final int atOnce;
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    private Registrations(Simulator vivenu, String seller, int atOnce) {
        this.client = new VivenuClient(
                http,
                new BaseUrl(vivenu.apiUrl().toString()),
                new ApiKey(vivenu.apiKey(seller)),
                CallPolicy.singleAttempt(Clock.systemUTC()));
        this.atOnce = atOnce;
    }

    static Registrations begin(Simulator vivenu, String seller, int atOnce) {
        var registrations = new Registrations(vivenu, seller, atOnce);
        ScheduledFuture<?> _ = registrations.thread.scheduleWithFixedDelay(
                registrations::register, FIRST.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return registrations;
    }

    private void register() {
        for (int i = 0; i < atOnce; i++) {
            try {
                client.webhooks();
                made.incrementAndGet();
            } catch (RuntimeException e) {
                failed.incrementAndGet();
            }
        }
    }

    int made() {
        return made.get();
    }

    int failed() {
        return failed.get();
    }

    /** Stops. */
    void stop() {
        thread.close();
    }

    @Override
    public void close() {
        stop();
        http.close();
    }
}
