/** How deliveries are proved. It needs only the JDK. */
@NullMarked
package io.vivenuoperator.vendor.api.signature;

import org.jspecify.annotations.NullMarked;
