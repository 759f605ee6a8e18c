/** Signs and checks what Vivenu posts. It needs nothing but the JDK, so that a receiver can use it without the API client. */
@NullMarked
package io.vivenuoperator.vendor.vivenu.signature;

import org.jspecify.annotations.NullMarked;
