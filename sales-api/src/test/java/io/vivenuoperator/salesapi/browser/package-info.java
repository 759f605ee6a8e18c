/** A real browser for tests. */
@NullMarked
package io.vivenuoperator.salesapi.browser;

import org.jspecify.annotations.NullMarked;
