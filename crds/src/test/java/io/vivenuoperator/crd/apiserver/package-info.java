/** A real API server that knows the published CRD, for the modules that test against one. */
@NullMarked
package io.vivenuoperator.crd.apiserver;

import org.jspecify.annotations.NullMarked;
