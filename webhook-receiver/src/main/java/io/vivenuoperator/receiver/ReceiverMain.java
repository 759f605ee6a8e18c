package io.vivenuoperator.receiver;

import io.vivenuoperator.receiver.persistence.PostgresStores;
import io.vivenuoperator.receiver.settings.MisconfiguredException;
import io.vivenuoperator.receiver.settings.ReceiverSettings;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** {@code java -jar webhook-receiver.jar}: 0 after a drain, 2 when it is misconfigured, 1 when a port can't be opened. */
public final class ReceiverMain {

    private static final int FAILED = 1;
    private static final int MISCONFIGURED = 2;
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverMain.class);

    private ReceiverMain() {}

    public static void main(String[] args) throws InterruptedException {
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

    private static void run(ReceiverSettings settings) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        Receiver receiver = Receiver.start(settings, PostgresStores.of(settings.databaseUrl(), clock), clock);
        var drain = new Thread(() -> drain(receiver), "drain");
        Runtime.getRuntime().addShutdownHook(drain);
        LOG.atInfo()
                .addKeyValue("port", receiver.port())
                .addKeyValue("managementPort", receiver.managementPort())
                .log("receiver started");
        endWhenHopeless(receiver, drain);
    }

    private static void endWhenHopeless(Receiver receiver, Thread drain) throws InterruptedException {
        try {
            String reason = receiver.hopeless().get();
            LOG.atError().addKeyValue("exitCode", MISCONFIGURED).log(reason);
            Runtime.getRuntime().removeShutdownHook(drain);
            receiver.close();
            System.exit(MISCONFIGURED);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the writer's verdict is never an exception", e);
        }
    }

    /** Ends the process by itself: after a SIGTERM the JVM would report 143, and a drain that worked is a success. */
    private static void drain(Receiver receiver) {
        LOG.atInfo().log("draining");
        receiver.close();
        LOG.atInfo().log("receiver stopped");
        Runtime.getRuntime().halt(0);
    }
}
