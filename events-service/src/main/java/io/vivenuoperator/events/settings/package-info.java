/** The service's settings, from its environment. */
@NullMarked
package io.vivenuoperator.events.settings;

import org.jspecify.annotations.NullMarked;
