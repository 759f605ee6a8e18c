package io.vivenuoperator.salesapi;

import io.vivenuoperator.platform.api.key.NewKey;
import io.vivenuoperator.platform.config.Program;
import io.vivenuoperator.salesapi.settings.SalesApiSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * {@code java -jar sales-api.jar}, or {@code … new-key} for a new key and its hash. Exit codes: 0 after a drain, 2 if misconfigured,
 * 1 if a port can't be opened.
 */
public final class SalesApiMain {
    private static final String NEW_KEY = "new-key";

    private SalesApiMain() {}

    public static void main(String[] args) {
        if (List.of(args).equals(List.of(NEW_KEY))) {
            NewKey made = NewKey.make(new SecureRandom());
            System.out.println("key     " + made.key());
            System.out.println("sha256  " + made.sha256());
            return;
        }
        new Program(SalesApi.NAME)
                .start(environment -> SalesApi.start(SalesApiSettings.from(environment), Clock.systemUTC())
                        .untilTerminated());
    }
}
