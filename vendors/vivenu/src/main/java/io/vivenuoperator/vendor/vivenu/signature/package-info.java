/** Signs and verifies Vivenu's webhooks. It needs only the JDK, so a receiver can use it without the API client. */
@NullMarked
package io.vivenuoperator.vendor.vivenu.signature;

import org.jspecify.annotations.NullMarked;
