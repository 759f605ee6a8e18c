package io.vivenuoperator.receiver.http;

/** Whose key signed a body, or why nobody's is known to have. */
sealed interface SignatureVerdict permits MatchedKey, Rejection {}
