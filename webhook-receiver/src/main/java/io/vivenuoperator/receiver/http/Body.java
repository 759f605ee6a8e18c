package io.vivenuoperator.receiver.http;

import java.io.InputStream;

/** What a request brought. */
sealed interface Body {

    /** The bytes exactly as received: they are what was signed. */
    @SuppressWarnings("ArrayRecordComponent")
    record Raw(byte[] bytes) implements Body {}

    /**
     * Not to be read to its end for the sake of the connection.
     *
     * @param rest what may still come
     */
    record Unusable(Refusal refusal, InputStream rest) implements Body {

        static Unusable unread(Refusal refusal) {
            return new Unusable(refusal, InputStream.nullInputStream());
        }
    }
}
