/** The EventReplay custom resource: delivers again what a subscription was, or should have been, told. */
@NullMarked
package io.vivenuoperator.crd.v1alpha1.replay;

import org.jspecify.annotations.NullMarked;
