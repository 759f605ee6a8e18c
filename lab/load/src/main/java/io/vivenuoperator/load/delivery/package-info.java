/** What Vivenu would post: each delivery can be made again, byte by byte. */
@NullMarked
package io.vivenuoperator.load.delivery;

import org.jspecify.annotations.NullMarked;
