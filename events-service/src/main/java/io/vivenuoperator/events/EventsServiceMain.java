package io.vivenuoperator.events;

import io.vivenuoperator.events.settings.EventsServiceSettings;
import io.vivenuoperator.platform.api.key.NewKey;
import io.vivenuoperator.platform.config.Program;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Clock;
import java.util.List;

/**
 * {@code java -jar events-service.jar}, or {@code … new-key} for a new key and its hash. Exit codes: 0 after a drain, 2 if
 * misconfigured, 1 if a port can't be opened.
 */
public final class EventsServiceMain {
    private static final String NEW_KEY = "new-key";

    /** Seconds for which the JVM believes a name's addresses: a moved endpoint is followed soon. */
    private static final String ADDRESSES_LIVE = "10";

    private EventsServiceMain() {}

    public static void main(String[] args) {
        if (List.of(args).equals(List.of(NEW_KEY))) {
            NewKey made = NewKey.make(new SecureRandom());
            System.out.println("key     " + made.key());
            System.out.println("sha256  " + made.sha256());
            return;
        }
        // Before the first lookup; a property of the command line has no say in it.
        Security.setProperty("networkaddress.cache.ttl", ADDRESSES_LIVE);
        Security.setProperty("networkaddress.cache.negative.ttl", ADDRESSES_LIVE);
        new Program(EventsService.NAME)
                .start(environment -> EventsService.start(EventsServiceSettings.from(environment), Clock.systemUTC())
                        .untilTerminated());
    }
}
