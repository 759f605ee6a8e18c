/** Where a service lives, and whether it may be called there. */
@NullMarked
package io.vivenuoperator.platform.httpclient.address;

import org.jspecify.annotations.NullMarked;
