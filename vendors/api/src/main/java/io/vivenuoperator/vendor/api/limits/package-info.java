/** How often a platform may be asked. */
@NullMarked
package io.vivenuoperator.vendor.api.limits;

import org.jspecify.annotations.NullMarked;
