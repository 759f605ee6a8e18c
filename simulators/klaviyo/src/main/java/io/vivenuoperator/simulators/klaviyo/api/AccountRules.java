package io.vivenuoperator.simulators.klaviyo.api;

/**
 * What the account has and may.
 *
 * @param privateKey opens the API as {@code Klaviyo-API-Key}
 * @param advancedKdp whether it may have webhooks
 * @param limited whether requests are counted against Klaviyo's limits
 * @param allowHttp whether webhooks may be registered without TLS
 */
public record AccountRules(
        String accountId, String privateKey, boolean advancedKdp, boolean limited, boolean allowHttp) {
    @Override
    public String toString() {
        return "AccountRules[" + accountId + "]";
    }
}
