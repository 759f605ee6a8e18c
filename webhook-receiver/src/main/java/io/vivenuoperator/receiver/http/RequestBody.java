package io.vivenuoperator.receiver.http;

import java.io.InputStream;

/** What a request brought. */
sealed interface RequestBody {

    /** The bytes exactly as received: they are what was signed. */
    @SuppressWarnings("ArrayRecordComponent")
    record Raw(byte[] bytes) implements RequestBody {}

    /**
     * Not to be read to its end for the sake of the connection.
     *
     * @param rest what may still come
     */
    record Unusable(Rejection refusal, InputStream rest) implements RequestBody {

        static Unusable unread(Rejection refusal) {
            return new Unusable(refusal, InputStream.nullInputStream());
        }
    }
}
