/** Requests to URLs of strangers: connected only to checked addresses, bounded in time and in what is read of an answer. */
@NullMarked
package io.vivenuoperator.platform.httpclient.pinned;

import org.jspecify.annotations.NullMarked;
