/** What happens without a write to hang on, told by one process of all. */
@NullMarked
package io.vivenuoperator.events.clock;

import org.jspecify.annotations.NullMarked;
