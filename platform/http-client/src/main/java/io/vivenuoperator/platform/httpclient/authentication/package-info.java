/** How a call says who makes it. */
@NullMarked
package io.vivenuoperator.platform.httpclient.authentication;

import org.jspecify.annotations.NullMarked;
