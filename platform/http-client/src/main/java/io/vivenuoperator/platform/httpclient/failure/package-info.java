/** Failed calls and their reasons. */
@NullMarked
package io.vivenuoperator.platform.httpclient.failure;

import org.jspecify.annotations.NullMarked;
