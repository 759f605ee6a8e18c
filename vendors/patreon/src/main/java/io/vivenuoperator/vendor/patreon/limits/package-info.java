/** Patreon's limits. */
@NullMarked
package io.vivenuoperator.vendor.patreon.limits;

import org.jspecify.annotations.NullMarked;
