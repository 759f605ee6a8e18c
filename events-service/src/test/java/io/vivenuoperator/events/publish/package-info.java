/** Tests. */
@NullMarked
package io.vivenuoperator.events.publish;

import org.jspecify.annotations.NullMarked;
