/** Addresses of services, and whether they may be called. */
@NullMarked
package io.vivenuoperator.platform.httpclient.address;

import org.jspecify.annotations.NullMarked;
