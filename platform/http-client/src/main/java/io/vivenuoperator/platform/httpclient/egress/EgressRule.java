package io.vivenuoperator.platform.httpclient.egress;

import java.util.Locale;

/** What a URL was refused by; a closed list, also for metrics. */
public enum EgressRule {
    /** There is nothing, or too much of it. */
    LENGTH,
    /** Blanks, control characters, backslashes, a path that is not encoded. */
    CHARACTERS,
    /** Not of the form https://host/path. */
    FORM,
    /** Another scheme than http and https. */
    SCHEME,
    /** http, and the operator has not allowed it. */
    PLAIN_HTTP,
    /** A user or password. */
    CREDENTIALS,
    /** Something behind a number sign. */
    FRAGMENT,
    /** A host that is no name and no address. */
    HOST,
    /** An address that two programs may read as two different ones. */
    ADDRESS_SPELLING,
    /** An IPv6 address with a zone. */
    ZONE,
    /** An international name that is not written as it is looked up. */
    INTERNATIONAL_NAME,
    /** A name that exists only inside a network. */
    INTERNAL_NAME,
    /** A port that is none, or that webhooks have no business with. */
    PORT,
    /** An address, written out or found by its name, that is no place on the internet. */
    ADDRESS;

    /** For metrics and documents, for example {@code plain-http}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
