package io.vivenuoperator.receiver;

import io.vivenuoperator.receiver.persistence.PostgresStores;
import io.vivenuoperator.receiver.settings.MisconfiguredException;
import io.vivenuoperator.receiver.settings.ReceiverSettings;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** {@code java -jar webhook-receiver.jar}: 0 after a drain, 2 when it is misconfigured, 1 when a port can't be opened. */
public final class ReceiverMain {

    private static final int FAILED = 1;
    private static final int MISCONFIGURED = 2;
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverMain.class);

    private ReceiverMain() {}

    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        try {
            run(ReceiverSettings.from(System.getenv()));
        } catch (MisconfiguredException e) {
            LOG.atError().addKeyValue("exitCode", MISCONFIGURED).log(e.getMessage());
            System.exit(MISCONFIGURED);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("exitCode", FAILED).log("the receiver could not start");
            System.exit(FAILED);
        }
    }

    private static void run(ReceiverSettings settings) {
        Clock clock = Clock.systemUTC();
        Receiver receiver = Receiver.start(settings, PostgresStores.of(settings.databaseUrl(), clock), clock);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(receiver), "drain"));
        LOG.atInfo()
                .addKeyValue("port", receiver.port())
                .addKeyValue("managementPort", receiver.managementPort())
                .log("receiver started");
    }

    /** Ends the process by itself: after a SIGTERM the JVM would report 143, and a drain that worked is a success. */
    private static void drain(Receiver receiver) {
        LOG.atInfo().log("draining");
        receiver.close();
        LOG.atInfo().log("receiver stopped");
        Runtime.getRuntime().halt(0);
    }
}
