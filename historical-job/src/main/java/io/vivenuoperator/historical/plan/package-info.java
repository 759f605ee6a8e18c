/** Which tickets are wanted, and in which order they are sent. */
@NullMarked
package io.vivenuoperator.historical.plan;

import org.jspecify.annotations.NullMarked;
