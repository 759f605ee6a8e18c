/** Which way calls go, and whose certificates they trust. */
@NullMarked
package io.vivenuoperator.platform.httpclient.connection;

import org.jspecify.annotations.NullMarked;
