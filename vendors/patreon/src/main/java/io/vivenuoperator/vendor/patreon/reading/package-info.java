/** Patreon's records, read. */
@NullMarked
package io.vivenuoperator.vendor.patreon.reading;

import org.jspecify.annotations.NullMarked;
