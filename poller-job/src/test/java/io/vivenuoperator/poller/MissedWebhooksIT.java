package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.poller.webhook.Mailbox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which changes no webhook has told, from the seller to the number. */
class MissedWebhooksIT extends OnASimulatedVivenu {
    private static final Duration TOO_LATE = Duration.ofHours(4);

    /** What Vivenu posts; nobody but the test delivers it. */
    private final List<String> posted = new CopyOnWriteArrayList<>();

    private Mailbox mailbox;

    @BeforeEach
    void aRegionThatListens() {
        environment.put("WEBHOOK_TELLS_TICKETS", "true");
        mailbox = Mailbox.open(database.runtimeUrl(), clock);
        run(FULL);
        // By a clock that is behind: what is sold from now on is after that.
        run(INCREMENTAL, Duration.ofHours(-1));
        vivenu.overheardBy((seller, body) -> posted.add(body));
    }

    @AfterEach
    void close() {
        mailbox.close();
    }

    private void run(List<String> arguments, Duration ahead) {
        assertThat(new PollJob(environment, Clock.offset(clock, ahead), duration -> {}).run(arguments))
                .isZero();
    }

    private void deliver(List<String> bodies) {
        mailbox.receive(
                SELLER,
                bodies.stream()
                        .map(body -> body.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    private long missed() {
        return database.number("SELECT missed FROM webhook_watch");
    }

    @Test
    void salesThatNoWebhookToldAreCountedWhenNoneCanComeAnyMore() {
        // given
        vivenu.sell(SELLER, 5);
        run(INCREMENTAL);
        vivenu.invalidate(SELLER, 2);
        run(INCREMENTAL);
        assertThat(missed()).isZero();

        // when
        run(INCREMENTAL, TOO_LATE);

        // then
        assertThat(missed()).isEqualTo(7);
        assertThat(database.number("SELECT count(*) FROM untold_change")).isZero();
    }

    @Test
    void whatWebhooksToldBeforeThePollOrAfterItIsNotMissed() {
        // given
        vivenu.sell(SELLER, 3);
        deliver(List.copyOf(posted));
        vivenu.sell(SELLER, 4);
        run(INCREMENTAL);
        assertThat(database.number("SELECT count(*) FROM untold_change")).isEqualTo(4);
        deliver(posted);

        // when
        run(INCREMENTAL, TOO_LATE);

        // then
        assertThat(missed()).isZero();
    }

    @Test
    void aFullPollFindsThemToo() {
        // given
        vivenu.sell(SELLER, 3);
        run(FULL);

        // when
        run(INCREMENTAL, TOO_LATE);

        // then
        assertThat(missed()).isEqualTo(3);
    }

    @Test
    void aRegionWithoutAWebhookHasNoNumber() {
        // given
        vivenu.sell(SELLER, 3);
        run(INCREMENTAL);
        environment.put("WEBHOOK_TELLS_TICKETS", "false");

        // when
        run(INCREMENTAL);

        // then
        assertThat(database.number("SELECT count(*) FROM webhook_watch")).isZero();
    }

    /** While there was none of its name, nobody was to tell. */
    @Test
    void aRegionThatIsMadeAgainBeginsAnew() {
        // given
        vivenu.sell(SELLER, 3);
        environment.put("REGION_CREATED", clock.instant().plusSeconds(1_800).toString());

        // when
        run(FULL, Duration.ofHours(1));

        // then
        assertThat(missed()).isZero();
        assertThat(database.number("SELECT count(*) FROM untold_change")).isZero();
        assertThat(database.number("SELECT count(*) FROM webhook_watch WHERE since > now() + interval '30 minutes'"))
                .isEqualTo(1);
    }

    /** As an older controller starts them. */
    @Test
    void whereItIsNotKnownTheNumberStaysAsItIs() {
        // given
        environment.remove("WEBHOOK_TELLS_TICKETS");
        vivenu.sell(SELLER, 3);

        // when
        run(INCREMENTAL);

        // then
        assertThat(missed()).isZero();
        assertThat(database.number("SELECT count(*) FROM untold_change")).isZero();
    }
}
