/** Publishes messages as others do: over HTTP, or in transactions of one's own. */
@NullMarked
package io.vivenuoperator.load.publishing;

import org.jspecify.annotations.NullMarked;
