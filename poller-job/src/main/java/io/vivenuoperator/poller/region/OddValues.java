package io.vivenuoperator.poller.region;

/**
 * Values that could not be read for the same reason.
 *
 * @param met how many such values were found
 * @param example the id of the first record with one
 */
public record OddValues(long met, String example) {
    OddValues plus(OddValues more) {
        return new OddValues(met + more.met, example);
    }
}
