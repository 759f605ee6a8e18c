/** What the API server refuses, and in which words. */
@NullMarked
package io.vivenuoperator.operator.refusal;

import org.jspecify.annotations.NullMarked;
