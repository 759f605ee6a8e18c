/** The VivenuHistoricalSync custom resource: sends tickets that were sold before, or writes them into files. */
@NullMarked
package io.vivenuoperator.crd.v1alpha1.historical;

import org.jspecify.annotations.NullMarked;
