/** Regions as the store knows them: a name, a small key, and the lock that lets one writer at a time change a region's figures. */
@NullMarked
package io.vivenuoperator.store.region;

import org.jspecify.annotations.NullMarked;
