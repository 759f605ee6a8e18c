/** The EventSubscription custom resource: who is told what, and how. */
@NullMarked
package io.vivenuoperator.crd.v1alpha1.subscription;

import org.jspecify.annotations.NullMarked;
