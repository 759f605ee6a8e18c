package io.vivenuoperator.controller.account;

import io.vivenuoperator.vendor.vivenu.api.ApiKey;

/** Opens accounts; opening sends no request. */
@FunctionalInterface
public interface SellerAccounts {
    /**
     * The account that a key belongs to.
     *
     * @param apiUrl the API's base URL, without a trailing slash
     */
    SellerAccount open(String apiUrl, ApiKey key);
}
