/** Kubernetes Events: none while nothing changes, one that counts for what comes again. */
@NullMarked
package io.vivenuoperator.operator.event;

import org.jspecify.annotations.NullMarked;
