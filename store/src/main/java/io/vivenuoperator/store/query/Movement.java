package io.vivenuoperator.store.query;

/**
 * What changed of an event or of one of its ticket types within a span of time.
 *
 * @param bucket from 1; 0 is all the time before
 * @param sold while it was watched
 * @param moved the change of the state: also by what had been sold before anybody watched
 */
public record Movement(int bucket, long sold, long moved) {}
