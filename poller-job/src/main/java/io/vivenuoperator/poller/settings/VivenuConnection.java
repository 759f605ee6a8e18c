package io.vivenuoperator.poller.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.httpclient.connection.ConnectionSettings;
import io.vivenuoperator.platform.httpclient.connection.DirectHost;
import io.vivenuoperator.platform.httpclient.connection.HttpsProxy;
import io.vivenuoperator.platform.httpclient.connection.TrustedAuthorities;

/** How Vivenu is reached, as the environment says; the controller reads the same variables. */
final class VivenuConnection {
    private VivenuConnection() {}

    static ConnectionSettings from(EnvironmentVariables env) {
        var direct = env.list("VIVENU_NO_PROXY", "must be host names with commas between them", DirectHost::new);
        return new ConnectionSettings(
                env.optional("VIVENU_CA_FILE")
                        .map(file -> env.parsed("VIVENU_CA_FILE", file, TrustedAuthorities::read)),
                env.optional("VIVENU_PROXY")
                        .map(proxy -> env.parsed("VIVENU_PROXY", proxy, HttpsProxy::parse)
                                .except(direct)));
    }
}
