/** How long a sale takes to become something that can be read. */
@NullMarked
package io.vivenuoperator.load.sale;

import org.jspecify.annotations.NullMarked;
