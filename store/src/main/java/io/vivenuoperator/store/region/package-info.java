/** Regions in the store: name, numeric key, and the lock that lets one writer at a time change a region's figures. */
@NullMarked
package io.vivenuoperator.store.region;

import org.jspecify.annotations.NullMarked;
