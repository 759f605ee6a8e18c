package io.vivenuoperator.platform.service.wire;

/**
 * What is passed on of a request besides its method, path and body.
 *
 * @param headers the headers to pass on; those that frame a message are always passed on
 * @param queries whether the target keeps its query
 */
public record RequestForm(FieldNames headers, boolean queries) {}
