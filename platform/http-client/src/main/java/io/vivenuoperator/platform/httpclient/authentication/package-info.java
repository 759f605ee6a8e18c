/** Authentication of calls. */
@NullMarked
package io.vivenuoperator.platform.httpclient.authentication;

import org.jspecify.annotations.NullMarked;
