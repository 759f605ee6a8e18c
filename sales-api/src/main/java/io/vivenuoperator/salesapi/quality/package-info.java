/** Regions, and how far their data can be trusted. */
@NullMarked
package io.vivenuoperator.salesapi.quality;

import org.jspecify.annotations.NullMarked;
