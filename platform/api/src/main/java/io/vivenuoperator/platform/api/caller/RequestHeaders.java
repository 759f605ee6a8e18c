package io.vivenuoperator.platform.api.caller;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Optional;

/** The headers of a request; one that occurs twice has both values with a comma between them, so that neither is chosen. */
@FunctionalInterface
public interface RequestHeaders {
    String SCHEME = "Bearer ";

    Optional<String> get(HeaderName name);

    /** What {@code Authorization: Bearer} carries. */
    default Optional<String> bearer() {
        return get(HeaderNames.AUTHORIZATION)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(credential -> !credential.isEmpty());
    }
}
