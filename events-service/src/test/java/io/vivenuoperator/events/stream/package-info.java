/** Tests. */
@NullMarked
package io.vivenuoperator.events.stream;

import org.jspecify.annotations.NullMarked;
