package io.vivenuoperator.receiver.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request says its body is. JSON is UTF-8 whatever the parameters say, and a body that says nothing is looked at. */
final class MediaType {

    private static final Pattern JSON = Pattern.compile("(?:application|text)/(?:json|[a-z0-9!#$&^_.-]+\\+json)");

    private MediaType() {}

    static boolean mayBeJson(Optional<String> contentType) {
        return contentType
                .map(type -> type.split("[;,]", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty())
                .map(type -> JSON.matcher(type).matches())
                .orElse(true);
    }
}
