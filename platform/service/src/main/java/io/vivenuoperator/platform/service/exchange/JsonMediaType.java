package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.Locale;
import java.util.regex.Pattern;

/** A request's declared media type. JSON is UTF-8 whatever its parameters say, and a body without a declared type is examined. */
public final class JsonMediaType {
    private static final Pattern JSON = Pattern.compile("(?:application|text)/(?:json|[a-z0-9!#$&^_.-]+\\+json)");

    private JsonMediaType() {}

    public static boolean mayBeJson(ServerRequestHeaders headers) {
        return headers.first(HeaderNames.CONTENT_TYPE)
                .map(type -> withoutParameters(type).strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty())
                .map(type -> JSON.matcher(type).matches())
                .orElse(true);
    }

    private static String withoutParameters(String type) {
        int end = 0;
        while (end < type.length() && type.charAt(end) != ';' && type.charAt(end) != ',') {
            end++;
        }
        return type.substring(0, end);
    }

    /** Whether the body is compressed or otherwise encoded. */
    public static boolean encoded(ServerRequestHeaders headers) {
        return headers.first(HeaderNames.CONTENT_ENCODING)
                .filter(coding -> !coding.isBlank() && !"identity".equalsIgnoreCase(coding.strip()))
                .isPresent();
    }
}
