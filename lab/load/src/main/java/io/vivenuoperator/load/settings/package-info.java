/** What a run is told by its environment. */
@NullMarked
package io.vivenuoperator.load.settings;

import org.jspecify.annotations.NullMarked;
