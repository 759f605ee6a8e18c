package io.vivenuoperator.simulators.klaviyo.api;

import io.vivenuoperator.simulators.platform.http.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The place after which a page begins: the value that is sorted by, and the id. Clients see one opaque text. */
record PageCursor(String value, String id) {
    private static final String PREFIX = "bmV4dDo6";
    private static final char BETWEEN = '\n';

    /** What stands in {@code page[cursor]}. */
    String encoded() {
        String text = value + BETWEEN + id;
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads one.
     *
     * @throws BadRequestException if it is none of ours
     */
    static Optional<PageCursor> read(Optional<String> encoded) {
        return encoded.map(PageCursor::read);
    }

    private static PageCursor read(String encoded) {
        try {
            if (encoded.startsWith(PREFIX)) {
                var text = new String(
                        Base64.getUrlDecoder().decode(encoded.substring(PREFIX.length())), StandardCharsets.UTF_8);
                int between = text.indexOf(BETWEEN);
                if (between >= 0) {
                    return new PageCursor(text.substring(0, between), text.substring(between + 1));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("page[cursor]", "The cursor is invalid.", e);
        }
        throw new BadRequestException("page[cursor]", "The cursor is invalid.");
    }
}
