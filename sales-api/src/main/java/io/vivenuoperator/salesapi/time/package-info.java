/** The time that a question is about. */
@NullMarked
package io.vivenuoperator.salesapi.time;

import org.jspecify.annotations.NullMarked;
