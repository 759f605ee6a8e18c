package io.vivenuoperator.receiver.http;

import io.vivenuoperator.receiver.registry.RegisteredRegion;

/**
 * Who signed a body.
 *
 * @param keyPosition which of the region's live keys it was, 0 being the newest
 */
record MatchedKey(RegisteredRegion region, int keyPosition) implements SignatureVerdict {}
