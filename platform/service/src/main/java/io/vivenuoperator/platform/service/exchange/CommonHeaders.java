package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The headers that go with every answer to a request, whether it is a refusal or not. */
@FunctionalInterface
public interface CommonHeaders {
    CommonHeaders NONE = (method, request) -> List.of();

    /**
     * The headers for a request. A {@code Vary} is added to the answer's own; any other header replaces it.
     *
     * @param request its headers, of those that the program declared
     */
    List<Header> of(Method method, Function<HeaderName, Optional<String>> request);
}
