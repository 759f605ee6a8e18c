package io.vivenuoperator.platform.httpclient.authentication;

import java.util.Map;

/** Says to a service who calls it. */
public interface Authentication {
    /** What is shown, in the words of a message, for example {@code the API key}; never its value. */
    String credential();

    /** The headers of the next attempt. Asked before each, so that a credential that expires can be renewed. */
    Map<String, String> headers();
}
