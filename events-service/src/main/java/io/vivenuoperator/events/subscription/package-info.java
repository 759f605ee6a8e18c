/** Who is told what, and by which rules. */
@NullMarked
package io.vivenuoperator.events.subscription;

import org.jspecify.annotations.NullMarked;
