package io.vivenuoperator.receiver;

import io.vivenuoperator.platform.config.Program;
import io.vivenuoperator.receiver.persistence.PostgresStores;
import io.vivenuoperator.receiver.settings.ReceiverSettings;
import java.time.Clock;

/** {@code java -jar webhook-receiver.jar}. Exit codes: 0 after a drain, 2 if misconfigured, 1 if a port can't be opened. */
public final class ReceiverMain {
    private ReceiverMain() {}

    public static void main(String[] args) {
        new Program(Receiver.NAME).start(environment -> {
            var settings = ReceiverSettings.from(environment);
            Clock clock = Clock.systemUTC();
            Receiver.start(settings, new PostgresStores(settings.database(), settings.news(), clock), clock)
                    .untilTerminated();
        });
    }
}
