package io.vivenuoperator.receiver.http;

/** The key that signed a body, or why none was found. */
sealed interface SignatureVerdict permits MatchedKey, Rejection {}
