/** When a failed call is made again. */
@NullMarked
package io.vivenuoperator.platform.httpclient.retry;

import org.jspecify.annotations.NullMarked;
