/** What a measurement found, and what it was to find. */
@NullMarked
package io.vivenuoperator.load.goal;

import org.jspecify.annotations.NullMarked;
