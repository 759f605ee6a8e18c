/** The one name of a region that all programs use. */
@NullMarked
package io.vivenuoperator.contracts.region;

import org.jspecify.annotations.NullMarked;
