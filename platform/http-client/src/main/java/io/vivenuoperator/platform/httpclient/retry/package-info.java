/** Repeating failed calls. */
@NullMarked
package io.vivenuoperator.platform.httpclient.retry;

import org.jspecify.annotations.NullMarked;
