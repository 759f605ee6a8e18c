package io.vivenuoperator.receiver.http;

import io.vivenuoperator.receiver.registry.RegisteredRegion;

/**
 * The key that signed a body.
 *
 * @param keyPosition its position among the region's live keys, 0 being the newest
 */
record MatchedKey(RegisteredRegion region, int keyPosition) implements SignatureVerdict {}
