package io.vivenuoperator.receiver.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.DatabaseVariables;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import io.vivenuoperator.store.news.NewsChoice;
import java.nio.file.Path;

/**
 * All settings, validated.
 *
 * @param database where it is and as whom to log in
 * @param regionsFile the registry; it may appear after the process has started
 * @param service the settings of any HTTP program
 * @param news what is told of that which deliveries change
 */
public record ReceiverSettings(
        DatabaseUrl database, Path regionsFile, ServiceSettings service, ReceiverLimits limits, NewsChoice news) {
    /**
     * Reads all settings.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if a variable is missing or invalid
     */
    public static ReceiverSettings from(EnvironmentVariables environment) {
        ServiceSettings service = ServiceSettings.from(environment);
        return new ReceiverSettings(
                new DatabaseVariables(environment).url(),
                environment.path("REGIONS_FILE", "give the path of regions.json"),
                service,
                ReceiverLimits.from(environment, service.limits().bodyBytes()),
                new NewsChoice(environment.flag("PUBLISH_MESSAGES", true), environment.flag("PUBLISH_TICKETS", false)));
    }

    @Override
    public String toString() {
        return "ReceiverSettings[database=redacted, regionsFile=%s, service=%s, limits=%s, news=%s]"
                .formatted(regionsFile, service, limits, news);
    }
}
