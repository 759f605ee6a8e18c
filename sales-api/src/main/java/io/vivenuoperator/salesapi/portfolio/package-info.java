/** The present state of all events, kept in memory and read anew as soon as something was committed. */
@NullMarked
package io.vivenuoperator.salesapi.portfolio;

import org.jspecify.annotations.NullMarked;
