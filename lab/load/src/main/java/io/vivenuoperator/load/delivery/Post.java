package io.vivenuoperator.load.delivery;

/** One request, ready to be sent. */
@SuppressWarnings("ArrayRecordComponent")
public record Post(String path, String signature, byte[] body) {}
