/** Tests. */
@NullMarked
package io.vivenuoperator.events.sealing;

import org.jspecify.annotations.NullMarked;
