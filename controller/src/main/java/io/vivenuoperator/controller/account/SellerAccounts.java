package io.vivenuoperator.controller.account;

import io.vivenuoperator.vendor.vivenu.api.ApiKey;

/** Opens accounts; nothing is sent by it. */
@FunctionalInterface
public interface SellerAccounts {
    /**
     * The account that a key belongs to.
     *
     * @param apiUrl the address of the API, without a trailing slash
     */
    SellerAccount open(String apiUrl, ApiKey key);
}
