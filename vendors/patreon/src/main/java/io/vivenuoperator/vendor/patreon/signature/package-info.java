/** Patreon's deliveries, proved. It calls nobody. */
@NullMarked
package io.vivenuoperator.vendor.patreon.signature;

import org.jspecify.annotations.NullMarked;
