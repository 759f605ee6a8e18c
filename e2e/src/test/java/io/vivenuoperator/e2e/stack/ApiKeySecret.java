package io.vivenuoperator.e2e.stack;

import io.vivenuoperator.platform.api.key.NewKey;
import java.security.SecureRandom;

/**
 * Keys for the read API.
 *
 * @param all sees every region
 * @param one sees {@link #REGION} only
 */
record ApiKeySecret(NewKey all, NewKey one) {
    static final String REGION = "france";

    static ApiKeySecret make() {
        var random = new SecureRandom();
        return new ApiKeySecret(NewKey.make(random), NewKey.make(random));
    }

    /** The Secret with the keys file, as a user makes it. */
    String secret(String name) {
        return """
                apiVersion: v1
                kind: Secret
                metadata: { name: %s }
                stringData:
                  session.key: %s
                  keys.json: |
                    {"keys": [
                      {"name": "all", "sha256": "%s", "regions": ["*"], "scopes": ["sales", "quality"]},
                      {"name": "one", "sha256": "%s", "regions": ["%s"], "scopes": ["sales"]}
                    ]}
                """.formatted(name, one.key(), all.sha256(), one.sha256(), REGION);
    }
}
