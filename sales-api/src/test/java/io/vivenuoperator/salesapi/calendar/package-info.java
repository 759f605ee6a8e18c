/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi.calendar;

import org.jspecify.annotations.NullMarked;
