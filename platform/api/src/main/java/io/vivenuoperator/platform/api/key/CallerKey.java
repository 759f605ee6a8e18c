package io.vivenuoperator.platform.api.key;

import io.vivenuoperator.platform.api.caller.Caller;

/**
 * A key of the keys file.
 *
 * @param sha256 of the key, which is not stored
 * @param caller whose it is
 */
@SuppressWarnings("ArrayRecordComponent")
public record CallerKey(byte[] sha256, Caller caller) {
    /** Without the hash. */
    @Override
    public String toString() {
        return "ApiKey[" + caller.name() + "]";
    }
}
