package io.vivenuoperator.platform.httpclient.pinned;

import java.util.Map;

/** The beginning of an answer: what the target has decided. */
record ReplyHead(int status, Map<String, String> headers) {}
