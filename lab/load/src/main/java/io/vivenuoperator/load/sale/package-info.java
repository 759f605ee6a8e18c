/** Measures how long a sale takes to become visible in the views. */
@NullMarked
package io.vivenuoperator.load.sale;

import org.jspecify.annotations.NullMarked;
