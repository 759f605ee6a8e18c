package io.vivenuoperator.platform.httpclient.authentication;

import java.util.Map;

/** Authenticates calls to a service. */
public interface Authentication {
    /** The kind of credential, for messages, for example {@code the API key}; never its value. */
    String credential();

    /** The headers of the next attempt. Called before each one, so that an expiring credential can be renewed. */
    Map<String, String> headers();
}
