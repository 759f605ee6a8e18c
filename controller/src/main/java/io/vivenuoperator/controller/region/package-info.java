/** The reconciler of VivenuRegion. */
@NullMarked
package io.vivenuoperator.controller.region;

import org.jspecify.annotations.NullMarked;
