/** Sales over time. */
@NullMarked
package io.vivenuoperator.salesapi.series;

import org.jspecify.annotations.NullMarked;
