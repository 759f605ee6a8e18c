/** Kubernetes Events, written only on change and counted when they recur. */
@NullMarked
package io.vivenuoperator.operator.event;

import org.jspecify.annotations.NullMarked;
