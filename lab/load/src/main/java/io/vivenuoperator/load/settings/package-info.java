/** A run's settings, from its environment. */
@NullMarked
package io.vivenuoperator.load.settings;

import org.jspecify.annotations.NullMarked;
