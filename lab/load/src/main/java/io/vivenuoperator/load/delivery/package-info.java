/** Deliveries like Vivenu's, each reproducible byte by byte. */
@NullMarked
package io.vivenuoperator.load.delivery;

import org.jspecify.annotations.NullMarked;
