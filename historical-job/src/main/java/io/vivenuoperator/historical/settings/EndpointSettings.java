package io.vivenuoperator.historical.settings;

import io.vivenuoperator.historical.plan.DoubtPolicy;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import io.vivenuoperator.store.historical.EndpointFingerprint;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.time.Duration;
import java.util.Optional;

/**
 * The endpoint and how it is treated.
 *
 * @param key absent when nothing is sent
 * @param interval between the beginnings of two sends
 * @param timeout for a whole attempt
 */
public record EndpointSettings(
        TargetUrl url,
        EndpointFingerprint endpoint,
        Optional<SigningKey> key,
        Duration interval,
        Duration timeout,
        DoubtPolicy doubts,
        EgressPolicy policy,
        HttpConnectionSettings connection) {}
