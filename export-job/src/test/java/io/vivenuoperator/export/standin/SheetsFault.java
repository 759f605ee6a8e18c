package io.vivenuoperator.export.standin;

/** What goes wrong with one request. */
public enum SheetsFault {
    NONE,
    /** 503, and nothing was done. */
    UNAVAILABLE_BEFORE,
    /** 503, although all was done. */
    UNAVAILABLE_AFTER,
    /** The connection breaks, and nothing was done. */
    CUT_BEFORE,
    /** The connection breaks, although all was done. */
    CUT_AFTER,
    /** 429. */
    QUOTA,
    /** Somebody else answers. */
    LOGIN_PAGE,
    /** The token is not accepted. */
    UNAUTHENTICATED,
    /** The API is switched off in the project. */
    API_DISABLED,
    /** Somebody has protected our columns. */
    PROTECTED
}
