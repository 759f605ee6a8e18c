package io.vivenuoperator.store.query;

/**
 * A region as it is now.
 *
 * @param looks another number whenever what polls vouch for has changed
 */
public record CurrentRegion(WatchedRegion watched, RegionTrust trust, long looks) {}
