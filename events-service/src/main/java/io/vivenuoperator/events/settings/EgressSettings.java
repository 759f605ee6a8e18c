package io.vivenuoperator.events.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.platform.httpclient.egress.EgressWatch;

/**
 * Where endpoints may be, and how they are reached.
 *
 * @param connection a proxy by which https endpoints are called, and authorities that are trusted beside Java's own
 */
public record EgressSettings(EgressPolicy policy, HttpConnectionSettings connection) {
    private static final String PREFIX = "EGRESS";

    /** The same, of which each refusal is told. */
    public EgressSettings watchedBy(EgressWatch watch) {
        return new EgressSettings(policy.watchedBy(watch), connection);
    }

    static EgressSettings from(EnvironmentVariables environment) {
        return new EgressSettings(EgressPolicy.from(environment), HttpConnectionSettings.from(environment, PREFIX));
    }
}
