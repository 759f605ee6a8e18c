/** Writes that the API server refuses, and its messages. */
@NullMarked
package io.vivenuoperator.operator.refusal;

import org.jspecify.annotations.NullMarked;
