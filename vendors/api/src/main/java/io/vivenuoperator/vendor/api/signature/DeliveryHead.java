package io.vivenuoperator.vendor.api.signature;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What comes with a delivery's body: headers, by names in any case, and the secret part of the path, where there is one. */
public final class DeliveryHead {
    private final TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Optional<String> pathToken;

    /** Of a request to a path that anybody may know. */
    public DeliveryHead(Map<String, String> received) {
        this(received, Optional.empty());
    }

    /** Of a request. */
    public DeliveryHead(Map<String, String> received, Optional<String> pathToken) {
        headers.putAll(received);
        this.pathToken = pathToken;
    }

    /** A header as it was sent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The secret part of the path. */
    public Optional<String> pathToken() {
        return pathToken;
    }

    /** Without the token and the signatures, which would end up in a log. */
    @Override
    public String toString() {
        return "DeliveryHead[" + headers.size() + " headers]";
    }
}
