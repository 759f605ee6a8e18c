/** Pods with as few rights as there are, and what becomes of them. */
@NullMarked
package io.vivenuoperator.operator.pod;

import org.jspecify.annotations.NullMarked;
