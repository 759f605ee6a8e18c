package io.vivenuoperator.export.settings;

import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import java.time.Duration;

/**
 * How Google is reached.
 *
 * @param timeout of a request, from its first byte to the answer's last
 * @param patience how long a run goes on trying what Google does not do at once
 */
public record GoogleAccess(BaseUrl baseUrl, HttpConnectionSettings connection, Duration timeout, Duration patience) {}
