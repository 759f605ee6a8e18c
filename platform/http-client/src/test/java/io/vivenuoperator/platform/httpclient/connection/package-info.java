/** A service with a certificate of its own, and a proxy in front of it; also for the modules that call by way of one. */
@NullMarked
package io.vivenuoperator.platform.httpclient.connection;

import org.jspecify.annotations.NullMarked;
