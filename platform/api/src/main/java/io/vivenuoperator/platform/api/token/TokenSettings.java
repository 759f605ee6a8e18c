package io.vivenuoperator.platform.api.token;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import java.util.List;
import java.util.Optional;

/**
 * Whose tokens are taken, and what is read of them.
 *
 * @param issuer the {@code iss} that a token must have, to the letter
 * @param audience that must be among a token's {@code aud}
 * @param keys where the issuer's public keys are (JWKS)
 * @param regionsClaim a list of region names, or one text with blanks or commas between them; {@code *} is every region
 * @param scopesClaim the same with scopes
 * @param connection how the keys are fetched
 */
public record TokenSettings(
        String issuer,
        String audience,
        BaseUrl keys,
        String regionsClaim,
        String scopesClaim,
        HttpConnectionSettings connection) {
    private static final String ISSUER = "OIDC_ISSUER";
    private static final String AUDIENCE = "OIDC_AUDIENCE";
    private static final String KEYS = "OIDC_JWKS_URL";
    private static final String TOGETHER =
            "tokens need " + ISSUER + ", " + AUDIENCE + " and " + KEYS + "; set all of them or none";

    /**
     * Reads the settings; empty if none of them is set, and then tokens are no way in.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if some are missing or one is invalid
     */
    public static Optional<TokenSettings> from(EnvironmentVariables environment) {
        boolean wanted = List.of(ISSUER, AUDIENCE, KEYS).stream()
                .anyMatch(name -> environment.optional(name).isPresent());
        return wanted ? Optional.of(all(environment)) : Optional.empty();
    }

    private static TokenSettings all(EnvironmentVariables environment) {
        String keys = environment.required(KEYS, TOGETHER);
        return new TokenSettings(
                environment.required(ISSUER, TOGETHER),
                environment.required(AUDIENCE, TOGETHER),
                environment.parsed(KEYS, keys, BaseUrl::new),
                environment.text("OIDC_REGIONS_CLAIM", "regions"),
                environment.text("OIDC_SCOPES_CLAIM", "scope"),
                HttpConnectionSettings.from(environment, "OIDC"));
    }
}
