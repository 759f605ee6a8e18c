package io.vivenuoperator.poller.settings;

import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is looked at to see whether an installation works.
 *
 * @param regionsFile the registry as the controller has written it
 * @param receivers where deliveries go
 * @param management names every receiver, with the port on which it tells what it has loaded
 * @param api the read API; empty where there is none
 * @param vivenu whose API has to be reached
 * @param connection trusted certificates and proxy, for Vivenu only
 */
public record CheckSettings(
        Path regionsFile,
        BaseUrl receivers,
        BaseUrl management,
        Optional<BaseUrl> api,
        List<BaseUrl> vivenu,
        HttpConnectionSettings connection) {
    public CheckSettings {
        vivenu = List.copyOf(vivenu);
    }
}
