/** Vivenu's REST API for callers, one method per call. */
@NullMarked
package io.vivenuoperator.vendor.vivenu.api;

import org.jspecify.annotations.NullMarked;
