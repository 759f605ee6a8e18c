/** Targets that hang, drip, break off, lead elsewhere and present the wrong certificate, on real sockets. */
@NullMarked
package io.vivenuoperator.platform.httpclient.pinned;

import org.jspecify.annotations.NullMarked;
