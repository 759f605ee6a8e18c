/** Several events on one axis. */
@NullMarked
package io.vivenuoperator.salesapi.comparison;

import org.jspecify.annotations.NullMarked;
