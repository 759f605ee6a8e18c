package io.vivenuoperator.historical.progress;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.process.BuildInfo;
import io.vivenuoperator.platform.service.server.ManagementServer;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The management port: {@code GET /progress}, beside the probes and metrics of every program. Nothing on it is secret, and nothing can be changed by it. */
public final class ProgressPort implements AutoCloseable {
    public static final String PATH = "/progress";

    private static final Logger LOG = LoggerFactory.getLogger(ProgressPort.class);
    private static final String PROGRAM = "historical-job";
    private static final String VARIABLE = "MANAGEMENT_PORT";

    private final Optional<ManagementServer> server;

    private ProgressPort(Optional<ManagementServer> server) {
        this.server = server;
    }

    /**
     * Opens it if a port is set. A run by hand needs none, and several side by side would be in each other's way; one that can't be opened
     * is no reason not to run.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if the number is none of a port
     */
    public static ProgressPort open(EnvironmentVariables environment, ProgressBoard board) {
        return environment.optional(VARIABLE).isEmpty()
                ? new ProgressPort(Optional.empty())
                : open(ServiceSettings.from(environment), board);
    }

    private static ProgressPort open(ServiceSettings settings, ProgressBoard board) {
        try {
            var started = ManagementServer.alone(
                    settings,
                    BuildInfo.of(PROGRAM, StoreDatabase.SCHEMA),
                    Map.of(PATH, () -> board.now().toJson()));
            // Helidon logs that it can't bind, and goes on without a port.
            if (started.port() < 1) {
                started.close();
                throw new IllegalStateException("the port is taken");
            }
            LOG.atInfo().addKeyValue("managementPort", started.port()).log("Progress can be asked for");
            return new ProgressPort(Optional.of(started));
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("managementPort", settings.managementPort())
                    .addKeyValue("problem", e.getClass().getSimpleName())
                    .log("The management port can't be opened; nobody can ask for the progress");
            return new ProgressPort(Optional.empty());
        }
    }

    @Override
    public void close() {
        server.ifPresent(ManagementServer::close);
    }
}
