package io.vivenuoperator.historical.s3;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a bucket says.
 *
 * @param body as much as is read of it
 */
record BucketAnswer(int status, HttpHeaders headers, String body) {
    private static final int LOWEST_SUCCESS = 200;
    private static final int HIGHEST_SUCCESS = 299;
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,64})</Code>");

    /** The end of a multipart upload may be answered 200 and fail all the same. */
    boolean isSuccess() {
        return status >= LOWEST_SUCCESS && status <= HIGHEST_SUCCESS && !body.contains("<Error>");
    }

    /** The service's own word for what is wrong; empty if it says none. */
    String code() {
        return first(CODE).orElse("");
    }

    Optional<String> first(Pattern pattern) {
        Matcher found = pattern.matcher(body);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    List<String> all(Pattern pattern) {
        List<String> texts = new ArrayList<>();
        Matcher found = pattern.matcher(body);
        while (found.find()) {
            texts.add(found.group(1));
        }
        return texts;
    }
}
