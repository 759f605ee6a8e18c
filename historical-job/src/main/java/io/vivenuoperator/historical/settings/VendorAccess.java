package io.vivenuoperator.historical.settings;

import io.vivenuoperator.historical.envelope.SellerMode;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;

/** A seller's account at Vivenu. */
public record VendorAccess(
        BaseUrl baseUrl,
        ApiKey apiKey,
        int requestsPerMinute,
        int requestsPerHour,
        SellerMode mode,
        HttpConnectionSettings connection) {}
