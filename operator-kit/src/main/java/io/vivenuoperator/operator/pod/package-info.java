/** Pods with minimal rights, and their outcomes. */
@NullMarked
package io.vivenuoperator.operator.pod;

import org.jspecify.annotations.NullMarked;
