/** The VivenuRegion custom resource, version v1alpha1. */
@NullMarked
package io.vivenuoperator.crd.v1alpha1;

import org.jspecify.annotations.NullMarked;
