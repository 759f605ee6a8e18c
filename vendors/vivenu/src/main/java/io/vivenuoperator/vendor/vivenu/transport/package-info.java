/** One HTTP request: budget, timeout, retry, and what each status means. */
@NullMarked
package io.vivenuoperator.vendor.vivenu.transport;

import org.jspecify.annotations.NullMarked;
