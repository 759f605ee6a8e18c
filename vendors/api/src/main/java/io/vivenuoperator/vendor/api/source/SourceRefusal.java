package io.vivenuoperator.vendor.api.source;

/** What a platform refuses. */
public enum SourceRefusal {
    /** The key or token: wrong, revoked or expired. */
    CREDENTIAL,
    /** What the key or token may do: a scope is missing. */
    PERMISSION,
    /** The revision of its API that is spoken: it is no longer served. */
    REVISION,
    /** The campaign, organization or record: there is none. */
    NOT_THERE,
    /** The page mark: the walk has to begin again. */
    PAGE_MARK,
    /** The request as it is: a fault of this adapter, or an API that has changed. */
    REQUEST
}
