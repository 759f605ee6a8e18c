package io.vivenuoperator.platform.service;

import io.vivenuoperator.platform.service.server.ManagementServer;
import io.vivenuoperator.platform.service.server.PublicServer;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running HTTP program. */
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final String name;
    private final PublicServer clients;
    private final ManagementServer management;
    private final Runnable atDrain;
    private final Runnable afterDrain;

    Service(String name, PublicServer clients, ManagementServer management, Runnable atDrain, Runnable afterDrain) {
        this.name = name;
        this.clients = clients;
        this.management = management;
        this.atDrain = atDrain;
        this.afterDrain = afterDrain;
    }

    /**
     * Starts building a service.
     *
     * @param name its name in the log
     */
    public static ServiceBuilder named(String name, ServiceSettings settings) {
        return new ServiceBuilder(name, settings);
    }

    /** The public port. */
    public int port() {
        return clients.port();
    }

    /** The management port. */
    public int managementPort() {
        return management.port();
    }

    /** Logs that it is running, and drains when the process is asked to stop. */
    public void untilTerminated() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::drainAndEnd, "drain"));
        LOG.atInfo()
                .addKeyValue("port", port())
                .addKeyValue("managementPort", managementPort())
                .log(name + " started");
    }

    /** Exits explicitly: after a SIGTERM the JVM would report 143, but a successful drain is a success. */
    private void drainAndEnd() {
        LOG.atInfo().log("draining");
        close();
        LOG.atInfo().log(name + " stopped");
        Runtime.getRuntime().halt(0);
    }

    /** Stops accepting, answers what is in flight, lets the program finish, and only then closes the management port. */
    @Override
    public void close() {
        try {
            atDrain.run();
        } finally {
            clients.close();
        }
        try {
            afterDrain.run();
        } finally {
            management.close();
        }
    }
}
