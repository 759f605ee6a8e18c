/** What callers use: Vivenu's REST API, one method a call. */
@NullMarked
package io.vivenuoperator.vendor.vivenu.api;

import org.jspecify.annotations.NullMarked;
