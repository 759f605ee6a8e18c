package io.vivenuoperator.events.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules B6 and B13, the window. */
class SendWindowTest {
    private final SendWindow window = new SendWindow(16);

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            window.succeeded();
        }
    }

    @Test
    void itHalvesDownToOne() {
        window.halve();
        assertThat(window.size()).isEqualTo(8);
        for (int i = 0; i < 9; i++) {
            window.halve();
        }

        assertThat(window.size()).isEqualTo(1);
    }

    @Test
    void aWindowOfSuccessesAddsOne() {
        window.halve();

        succeed(7);
        assertThat(window.size()).isEqualTo(8);
        succeed(1);
        assertThat(window.size()).isEqualTo(9);
        succeed(9);
        assertThat(window.size()).isEqualTo(10);
    }

    @Test
    void itNeverExceedsItsBound() {
        succeed(1_000);
        assertThat(window.size()).isEqualTo(16);

        window.limit(4);
        assertThat(window.size()).isEqualTo(4);
        window.limit(8);
        succeed(4 + 5 + 6 + 7 + 100);
        assertThat(window.size()).isEqualTo(8);
    }
}
