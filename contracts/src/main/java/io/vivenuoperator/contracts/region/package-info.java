/** How a region is named wherever programs name one. */
@NullMarked
package io.vivenuoperator.contracts.region;

import org.jspecify.annotations.NullMarked;
