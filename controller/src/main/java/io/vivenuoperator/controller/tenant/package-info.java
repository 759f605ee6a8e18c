/** Regions of other namespaces than the operator's: what their polls need, and what must go with them. */
@NullMarked
package io.vivenuoperator.controller.tenant;

import org.jspecify.annotations.NullMarked;
