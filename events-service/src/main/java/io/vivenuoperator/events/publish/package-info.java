/** Takes events from publishers: reads them exactly, and stores them once. */
@NullMarked
package io.vivenuoperator.events.publish;

import org.jspecify.annotations.NullMarked;
